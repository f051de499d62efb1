package hep.rootio.internal.columns;

import hep.rootio.BooleanColumn;
import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.LongColumn;
import hep.rootio.ObjectColumn;
import hep.rootio.ShortColumn;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.Union;
import java.util.Collections;
import java.util.Optional;

/** Columns of zeros, empty strings and empty lists: what a member is where its class lacks it. */
final class Blank {
  private Blank() {}

  /** So many values of the type of another column. */
  static Column like(Column type, int length) {
    return switch (type) {
      case BooleanColumn _ -> new BooleanColumn(new boolean[length]);
      case ByteColumn c -> new ByteColumn(new byte[length], c.unsigned());
      case ShortColumn c -> new ShortColumn(new short[length], c.unsigned());
      case IntColumn c -> new IntColumn(new int[length], c.unsigned());
      case LongColumn c -> new LongColumn(new long[length], c.unsigned());
      case FloatColumn _ -> new FloatColumn(new float[length]);
      case DoubleColumn _ -> new DoubleColumn(new double[length]);
      case StringColumn _ -> new StringColumn(new int[length + 1], new byte[0]);
      case Fixed c ->
          new Fixed(length, c.size(), like(c.content(), Math.multiplyExact(length, c.size())));
      case Jagged c -> new Jagged(new int[length + 1], like(c.content(), 0));
      case Struct c ->
          new Struct(
              c.name(),
              length,
              c.names(),
              c.columns().stream().map(column -> like(column, length)).toList());
      case Union c ->
          new Union(
              new byte[length],
              new int[length],
              c.alternatives().stream().map(column -> like(column, 0)).toList());
      case ObjectColumn _ -> new ObjectColumn(Collections.nCopies(length, Optional.empty()));
    };
  }
}
