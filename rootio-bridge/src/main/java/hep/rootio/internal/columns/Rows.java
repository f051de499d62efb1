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
import hep.rootio.RootObject;
import hep.rootio.ShortColumn;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.Union;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Picks values out of columns, in any order and as often as wanted. */
public final class Rows {
  private Rows() {}

  /**
   * The values at the places given.
   *
   * @param rows places in the column, or -1 for a value that is not there: NaN, 0, false, and empty
   *     strings, lists and objects stand for it
   */
  public static Column of(Column from, int[] rows) {
    int n = rows.length;
    if (from.length() == 0) {
      return missing(Blank.like(from, n));
    }
    return switch (from) {
      case BooleanColumn c -> {
        boolean[] to = new boolean[n];
        for (int i = 0; i < n; i++) {
          to[i] = rows[i] >= 0 && c.values()[rows[i]];
        }
        yield new BooleanColumn(to);
      }
      case ByteColumn c -> {
        byte[] to = new byte[n];
        for (int i = 0; i < n; i++) {
          to[i] = rows[i] < 0 ? 0 : c.values()[rows[i]];
        }
        yield new ByteColumn(to, c.unsigned());
      }
      case ShortColumn c -> {
        short[] to = new short[n];
        for (int i = 0; i < n; i++) {
          to[i] = rows[i] < 0 ? 0 : c.values()[rows[i]];
        }
        yield new ShortColumn(to, c.unsigned());
      }
      case IntColumn c -> {
        int[] to = new int[n];
        for (int i = 0; i < n; i++) {
          to[i] = rows[i] < 0 ? 0 : c.values()[rows[i]];
        }
        yield new IntColumn(to, c.unsigned());
      }
      case LongColumn c -> {
        long[] to = new long[n];
        for (int i = 0; i < n; i++) {
          to[i] = rows[i] < 0 ? 0 : c.values()[rows[i]];
        }
        yield new LongColumn(to, c.unsigned());
      }
      case FloatColumn c -> {
        float[] to = new float[n];
        for (int i = 0; i < n; i++) {
          to[i] = rows[i] < 0 ? Float.NaN : c.values()[rows[i]];
        }
        yield new FloatColumn(to);
      }
      case DoubleColumn c -> {
        double[] to = new double[n];
        for (int i = 0; i < n; i++) {
          to[i] = rows[i] < 0 ? Double.NaN : c.values()[rows[i]];
        }
        yield new DoubleColumn(to);
      }
      case StringColumn c -> {
        int[] offsets = offsets(c.offsets(), rows);
        byte[] bytes = new byte[offsets[n]];
        for (int i = 0; i < n; i++) {
          if (rows[i] >= 0) {
            System.arraycopy(
                c.bytes(), c.offsets()[rows[i]], bytes, offsets[i], offsets[i + 1] - offsets[i]);
          }
        }
        yield new StringColumn(offsets, bytes);
      }
      case Fixed c -> {
        int[] starts = new int[n];
        for (int i = 0; i < n; i++) {
          starts[i] = rows[i] < 0 ? -1 : rows[i] * c.size();
        }
        int[] regular = new int[n + 1];
        for (int i = 1; i <= n; i++) {
          regular[i] = Math.multiplyExact(i, c.size());
        }
        yield new Fixed(n, c.size(), of(c.content(), spread(starts, regular)));
      }
      case Jagged c -> {
        int[] offsets = offsets(c.offsets(), rows);
        int[] starts = new int[n];
        for (int i = 0; i < n; i++) {
          starts[i] = rows[i] < 0 ? -1 : c.start(rows[i]);
        }
        yield new Jagged(offsets, of(c.content(), spread(starts, offsets)));
      }
      case Struct c -> {
        List<Column> columns = c.columns().stream().map(column -> of(column, rows)).toList();
        yield new Struct(c.name(), n, c.names(), columns);
      }
      case Union c -> {
        byte[] tags = new byte[n];
        int[] index = new int[n];
        for (int i = 0; i < n; i++) {
          if (rows[i] >= 0) {
            tags[i] = c.tags()[rows[i]];
            index[i] = c.index()[rows[i]];
          }
        }
        yield new Union(tags, index, c.alternatives());
      }
      case ObjectColumn c -> {
        List<Optional<RootObject>> objects = new ArrayList<>(n);
        for (int row : rows) {
          objects.add(row < 0 ? Optional.empty() : c.objects().get(row));
        }
        yield new ObjectColumn(objects);
      }
    };
  }

  /** A blank column with NaN for its numbers, where they can be. */
  private static Column missing(Column blank) {
    switch (blank) {
      case FloatColumn c -> Arrays.fill(c.values(), Float.NaN);
      case DoubleColumn c -> Arrays.fill(c.values(), Double.NaN);
      case Fixed c -> missing(c.content());
      case Struct c -> c.columns().forEach(Rows::missing);
      default -> {}
    }
    return blank;
  }

  private static int[] offsets(int[] from, int[] rows) {
    int[] offsets = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      int count = rows[i] < 0 ? 0 : from[rows[i] + 1] - from[rows[i]];
      offsets[i + 1] = Math.addExact(offsets[i], count);
    }
    return offsets;
  }

  /** Places in a content: of run {@code i} as many as its offsets say, from its start on. */
  private static int[] spread(int[] starts, int[] offsets) {
    int[] rows = new int[offsets[starts.length]];
    for (int i = 0; i < starts.length; i++) {
      for (int k = offsets[i]; k < offsets[i + 1]; k++) {
        rows[k] = starts[i] < 0 ? -1 : starts[i] + k - offsets[i];
      }
    }
    return rows;
  }
}
