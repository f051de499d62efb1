package hep.rootio.internal.rntuple;

/**
 * A range of bytes in the file.
 *
 * @param bytes how many, as stored and without a checksum
 * @param offset where they stand
 */
record Locator(long bytes, long offset) {
  private static final int LARGE = 1;

  /**
   * Reads a locator. A negative size says that it is not a plain one: its low 16 bits are then the
   * length of the locator itself and its high 8 bits its kind.
   *
   * @throws hep.rootio.RootFormatException for a kind that does not lead into a file
   */
  static Locator read(LittleCursor in) {
    int size = in.i32();
    if (size >= 0) {
      return new Locator(size, in.i64());
    }
    int head = -size;
    int kind = head >>> 24;
    LittleCursor body = in.part((head & 0xFFFF) - Integer.BYTES);
    if (kind != LARGE) {
      throw in.fail("a locator that leads into the file", "one of kind " + kind);
    }
    return new Locator(body.i64(), body.i64());
  }
}
