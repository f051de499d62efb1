package hep.rootio.internal.rntuple;

import hep.rootio.internal.bytes.Cursor;

/**
 * The object by which an RNTuple is found: where header and footer stand. Alone of its parts it is
 * big-endian.
 *
 * @param header the stored header
 * @param headerLength its bytes uncompressed
 * @param footer the stored footer
 * @param footerLength its bytes uncompressed
 * @param maxKeySize blobs longer than this go on in further records; 0 for no such bound
 */
record Anchor(
    Locator header, long headerLength, Locator footer, long footerLength, long maxKeySize) {
  private static final int EPOCH = 1;
  private static final int FIELDS_BYTES = 4 * 2 + 7 * 8;

  /**
   * Reads an anchor.
   *
   * @throws hep.rootio.RootFormatException when it is broken or of another epoch of the format
   */
  static Anchor read(Cursor in) {
    in.skip(Integer.BYTES); // the byte count
    int version = in.u16();
    int start = in.position();
    long offset = in.offset();
    int epoch = in.u16();
    int major = in.u16();
    int minor = in.u16();
    int patch = in.u16();
    if (epoch != EPOCH) {
      throw in.place()
          .broken(
              offset,
              "an RNTuple of format 1",
              "format %d.%d.%d.%d, anchor %d".formatted(epoch, major, minor, patch, version));
    }
    long headerSeek = in.i64();
    long headerBytes = in.i64();
    long headerLength = in.i64();
    long footerSeek = in.i64();
    long footerBytes = in.i64();
    long footerLength = in.i64();
    long maxKeySize = in.i64();
    Checksum.verify(in.segment().asSlice(start, FIELDS_BYTES), in.i64(), in.place(), offset);
    if (maxKeySize < 0) {
      throw in.place().broken(offset, "a greatest key size", Long.toString(maxKeySize));
    }
    return new Anchor(
        new Locator(headerBytes, headerSeek),
        headerLength,
        new Locator(footerBytes, footerSeek),
        footerLength,
        maxKeySize);
  }
}
