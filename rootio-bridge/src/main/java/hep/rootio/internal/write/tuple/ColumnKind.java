package hep.rootio.internal.write.tuple;

/**
 * The column types that we write.
 *
 * @see <a
 *     href="https://github.com/root-project/root/blob/master/tree/ntuple/doc/BinaryFormatSpecification.md">section
 *     Column Description</a>
 */
enum ColumnKind {
  BIT(0x00, 0x00, 1, PageEncoding.BITS),
  CHAR(0x02, 0x02, 8, PageEncoding.PLAIN),
  INT8(0x03, 0x03, 8, PageEncoding.PLAIN),
  UINT8(0x04, 0x04, 8, PageEncoding.PLAIN),
  INT16(0x05, 0x11, 16, PageEncoding.ZIGZAG),
  UINT16(0x06, 0x12, 16, PageEncoding.SPLIT),
  INT32(0x07, 0x13, 32, PageEncoding.ZIGZAG),
  UINT32(0x08, 0x14, 32, PageEncoding.SPLIT),
  INT64(0x09, 0x15, 64, PageEncoding.ZIGZAG),
  UINT64(0x0A, 0x16, 64, PageEncoding.SPLIT),
  REAL32(0x0C, 0x18, 32, PageEncoding.SPLIT),
  REAL64(0x0D, 0x19, 64, PageEncoding.SPLIT),
  INDEX64(0x0F, 0x1B, 64, PageEncoding.DELTA);

  private final int plainType;
  private final int encodedType;
  final int bits;
  private final PageEncoding encoding;

  ColumnKind(int plainType, int encodedType, int bits, PageEncoding encoding) {
    this.plainType = plainType;
    this.encodedType = encodedType;
    this.bits = bits;
    this.encoding = encoding;
  }

  /** Bytes an element takes in memory. */
  int bytes() {
    return Math.max(1, bits / 8);
  }

  /** The number in the column description. */
  int type(boolean encoded) {
    return encoded ? encodedType : plainType;
  }

  /** Encodings help compressors only; booleans are packed in any case. */
  PageEncoding encoding(boolean encoded) {
    return encoded || this == BIT ? encoding : PageEncoding.PLAIN;
  }
}
