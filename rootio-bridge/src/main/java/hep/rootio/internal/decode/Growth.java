package hep.rootio.internal.decode;

/** How arrays grow. */
final class Growth {
  /** Room of a new array: most columns of an object's members hold one value. */
  static final int FIRST = 1;

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private Growth() {}

  /**
   * Room for {@code size + more} values: exactly, or half as much again as there is, whichever is
   * more.
   *
   * @throws IllegalArgumentException when an array cannot hold so many
   */
  static int capacity(int size, int more) {
    long needed = (long) size + more;
    if (needed > LARGEST) {
      throw new IllegalArgumentException(
          "a read of " + needed + " values in one column: a column holds 2^31; read fewer entries");
    }
    return (int) Math.min(LARGEST, Math.max(needed, size + (size >> 1)));
  }
}
