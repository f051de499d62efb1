package hep.rootio.internal.decode;

import java.util.Arrays;

/** Offsets of a jagged column while it grows. */
final class Offsets {
  private int[] ends = new int[1 + Growth.FIRST];
  private int room = Growth.FIRST;
  private int size;

  /** Ends one more value at {@code end} of the content. */
  void add(int end) {
    expect(1);
    size++;
    ends[size] = end;
  }

  /** Makes room for so many more. */
  void expect(int more) {
    if (more > room - size) {
      room = Growth.capacity(size + 1, more) - 1;
      ends = Arrays.copyOf(ends, 1 + room);
    }
  }

  /**
   * Offsets of values {@code from} to {@code to} in the same array, for which there is room; the
   * first begins at {@code start}. Where more are added they go on in an array of their own.
   */
  Offsets window(int from, int to, int start) {
    Offsets window = new Offsets();
    window.ends = ends;
    window.size = from;
    window.room = to;
    ends[from] = start;
    return window;
  }

  /** Says that windows have added so many. */
  void placed(int count) {
    size = count;
  }

  /**
   * Ends values where borders in bytes tell.
   *
   * @param borders in bytes, never decreasing
   * @param from first value, which starts at {@code borders[from]}
   * @param to one past the last, which ends at {@code borders[to]}
   * @param width bytes an element
   * @return the first value whose bytes are no whole number of elements, or {@code to}
   */
  int addBorders(int[] borders, int from, int to, int width) {
    expect(to - from);
    int before = ends[size];
    int start = borders[from];
    if (before > Integer.MAX_VALUE - 8 - (borders[to] - start) / width) {
      Growth.capacity(before, Integer.MAX_VALUE - 8);
    }
    int first = size + 1;
    int count = to - from;
    int uneven = 0;
    int shift = Integer.numberOfTrailingZeros(width);
    if (width == 1 << shift) { // no division: the compiler makes vectors of this loop
      for (int i = 0; i < count; i++) {
        int bytes = borders[from + 1 + i] - start;
        uneven |= bytes & (width - 1);
        ends[first + i] = before + (bytes >> shift);
      }
    } else {
      for (int i = 0; i < count; i++) {
        int bytes = borders[from + 1 + i] - start;
        int elements = bytes / width;
        uneven |= bytes - elements * width;
        ends[first + i] = before + elements;
      }
    }
    if (uneven != 0) {
      for (int i = from; i < to; i++) {
        if ((borders[i + 1] - start) % width != 0) {
          return i;
        }
      }
    }
    size += to - from;
    return to;
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
