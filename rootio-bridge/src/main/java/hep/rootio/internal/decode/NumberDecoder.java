package hep.rootio.internal.decode;

import hep.rootio.Column;
import java.lang.reflect.Array;

/**
 * Numbers of one width, in an array that grows.
 *
 * @param <A> the array's type
 */
abstract class NumberDecoder<A> extends Decoder {
  /** The numbers read, from index 0 to {@link #size}, and room for more. */
  A values;

  /** Where the next number goes. */
  int size;

  private final int width;
  private int room;

  NumberDecoder(A values, int width) {
    this.values = values;
    this.width = width;
    this.room = Array.getLength(values);
  }

  /** The numbers in an array of another length. */
  abstract A resized(int length);

  /** A new decoder of the same type. */
  abstract NumberDecoder<A> alike();

  /** A column that owns the array. */
  abstract Column columnOf(A values);

  @Override
  public final void expect(int more) {
    if (more > room - size) {
      room = Growth.capacity(size, more);
      values = resized(room);
    }
  }

  @Override
  public final boolean placeable() {
    return true;
  }

  /** Where more is read than was said, this one goes on in an array of its own. */
  @Override
  public final Decoder window(int from, int to) {
    NumberDecoder<A> window = alike();
    window.values = values;
    window.size = from;
    window.room = to;
    return window;
  }

  @Override
  public final void placed(int count) {
    size = count;
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  public final Column column() {
    return columnOf(size == Array.getLength(values) ? values : resized(size));
  }

  @Override
  final int minimumBytes() {
    return width;
  }

  @Override
  public final int width() {
    return width;
  }

  @Override
  public final boolean bulk() {
    return true;
  }
}
