package hep.rootio.internal.decode;

import java.util.Arrays;

/** Offsets of a jagged column while it grows. */
final class Offsets {
  private int[] ends = new int[1 + Growth.FIRST];
  private int size;

  /** Ends one more value at {@code end} of the content. */
  void add(int end) {
    if (size + 1 == ends.length) {
      ends = Arrays.copyOf(ends, Growth.capacity(size + 1, 1));
    }
    size++;
    ends[size] = end;
  }

  /** Makes room for so many more. */
  void expect(int more) {
    if (more > ends.length - 1 - size) {
      ends = Arrays.copyOf(ends, 1 + Growth.capacity(size, more));
    }
  }

  /** How many values have ended. */
  int size() {
    return size;
  }

  /** One offset more than there are values, from 0. */
  int[] toArray() {
    return ends.length == size + 1 ? ends : Arrays.copyOf(ends, size + 1);
  }
}
