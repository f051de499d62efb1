package hep.io.root.internal;

import hep.io.root.core.RootInput;
import hep.rootio.BooleanColumn;
import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.LongColumn;
import hep.rootio.ShortColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Numbers of a column, big-endian. */
final class ColumnInput extends DataInputStream implements RootInput {
  private final Place place;

  private ColumnInput(Place place) {
    super(place);
    this.place = place;
  }

  /** An input stream that can be told where to go. */
  private static final class Place extends ByteArrayInputStream {
    Place(byte[] bytes) {
      super(bytes);
    }

    synchronized int at() {
      return pos;
    }

    synchronized int end() {
      return count;
    }

    synchronized void go(int to) {
      pos = to;
    }
  }

  /** All numbers of a column. */
  static ColumnInput of(Column column) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(column, 0, column.length(), new DataOutputStream(bytes));
    return new ColumnInput(new Place(bytes.toByteArray()));
  }

  private static void write(Column column, int start, int end, DataOutputStream out)
      throws IOException {
    switch (column) {
      case Fixed c -> write(c.content(), start * c.size(), end * c.size(), out);
      case Jagged c -> write(c.content(), c.offsets()[start], c.offsets()[end], out);
      case Column c -> {
        for (int i = start; i < end; i++) {
          number(c, i, out);
        }
      }
    }
  }

  private static void number(Column column, int at, DataOutputStream out) throws IOException {
    switch (column) {
      case BooleanColumn c -> out.writeBoolean(c.values()[at]);
      case ByteColumn c -> out.writeByte(c.values()[at]);
      case ShortColumn c -> out.writeShort(c.values()[at]);
      case IntColumn c -> out.writeInt(c.values()[at]);
      case LongColumn c -> out.writeLong(c.values()[at]);
      case FloatColumn c -> out.writeFloat(c.values()[at]);
      case DoubleColumn c -> out.writeDouble(c.values()[at]);
      case Column c -> throw new IOException("Expected a leaf of numbers, found " + c.type());
    }
  }

  @Override
  public long getPosition() {
    return place.at();
  }

  @Override
  public long getLast() {
    return place.end();
  }

  @Override
  public void setPosition(long position) throws IOException {
    if (position < 0 || position > getLast()) {
      throw new IOException("Expected a position up to " + getLast() + ", found " + position);
    }
    place.go((int) position);
  }
}
