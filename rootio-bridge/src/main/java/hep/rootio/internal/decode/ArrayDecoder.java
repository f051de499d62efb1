package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Fixed;
import hep.rootio.internal.bytes.Cursor;

/**
 * The same number of elements in each value. An array of collections has one head for all of them.
 */
final class ArrayDecoder extends Decoder {
  private final int length;
  private final Decoder item;
  private int size;

  ArrayDecoder(int length, Decoder item) {
    this.length = length;
    this.item = item;
  }

  @Override
  public void read(Cursor in, int count) {
    checkLength(in);
    in.checkCount(count, minimumBytes());
    if (item.width() > 0) {
      item.read(in, Math.multiplyExact(count, length));
    } else {
      for (int i = 0; i < count; i++) {
        item.readTogether(in, length);
      }
    }
    size += count;
  }

  @Override
  void readTogether(Cursor in, int count) {
    if (item.width() > 0) {
      read(in, count);
    } else {
      checkLength(in);
      in.checkCount((long) count * length, item.minimumBytes());
      item.readTogether(in, Math.multiplyExact(count, length));
      size += count;
    }
  }

  @Override
  void readFilling(Cursor in) {
    if (length == 0) {
      throw in.fail("arrays of at least one element", "an array of none");
    }
    checkLength(in);
    int before = item.size();
    item.readFilling(in);
    int read = item.size() - before;
    if (read % length != 0) {
      throw in.fail("arrays of " + length + " elements", read + " elements");
    }
    size += read / length;
  }

  private void checkLength(Cursor in) {
    if (length < 0) {
      throw in.fail("arrays of some elements", "arrays of " + length);
    }
  }

  @Override
  public void expect(int more) {
    if (width() > 0) {
      item.expect((int) Math.min(Integer.MAX_VALUE - 8, (long) more * length));
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Column column() {
    return new Fixed(size, length, item.column());
  }

  @Override
  int minimumBytes() {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (long) item.minimumBytes() * length));
  }

  @Override
  public int width() {
    return (int) Math.min(Integer.MAX_VALUE, (long) item.width() * length);
  }

  @Override
  public boolean bulk() {
    return item.bulk();
  }

  @Override
  public boolean placeable() {
    return length > 0 && item.placeable();
  }

  @Override
  public Decoder window(int from, int to) {
    ArrayDecoder window =
        new ArrayDecoder(
            length, item.window(Math.multiplyExact(from, length), Math.multiplyExact(to, length)));
    window.size = from;
    return window;
  }

  @Override
  public void placed(int count) {
    item.placed(Math.multiplyExact(count, length));
    size = count;
  }
}
