package hep.rootio.internal.rntuple;

import hep.rootio.NumberType;
import java.util.Optional;

/**
 * What the elements of a column are and how they lie in a page.
 *
 * @see <a
 *     href="https://github.com/root-project/root/blob/master/tree/ntuple/doc/BinaryFormatSpecification.md">section
 *     Column Description</a>
 */
public enum ColumnType {
  BIT(0x00, 1, Encoding.BITS, NumberType.BOOL),
  BYTE(0x01, 8, Encoding.PLAIN, NumberType.UINT8),
  CHAR(0x02, 8, Encoding.PLAIN, NumberType.INT8),
  INT8(0x03, 8, Encoding.PLAIN, NumberType.INT8),
  UINT8(0x04, 8, Encoding.PLAIN, NumberType.UINT8),
  INT16(0x05, 16, Encoding.PLAIN, NumberType.INT16),
  UINT16(0x06, 16, Encoding.PLAIN, NumberType.UINT16),
  INT32(0x07, 32, Encoding.PLAIN, NumberType.INT32),
  UINT32(0x08, 32, Encoding.PLAIN, NumberType.UINT32),
  INT64(0x09, 64, Encoding.PLAIN, NumberType.INT64),
  UINT64(0x0A, 64, Encoding.PLAIN, NumberType.UINT64),
  REAL16(0x0B, 16, Encoding.PLAIN, NumberType.FLOAT32),
  REAL32(0x0C, 32, Encoding.PLAIN, NumberType.FLOAT32),
  REAL64(0x0D, 64, Encoding.PLAIN, NumberType.FLOAT64),
  INDEX32(0x0E, 32, Encoding.PLAIN, NumberType.UINT32),
  INDEX64(0x0F, 64, Encoding.PLAIN, NumberType.UINT64),
  SWITCH(0x10, 96, Encoding.PLAIN, NumberType.UINT64),
  SPLIT_INT16(0x11, 16, Encoding.ZIGZAG, NumberType.INT16),
  SPLIT_UINT16(0x12, 16, Encoding.SPLIT, NumberType.UINT16),
  SPLIT_INT32(0x13, 32, Encoding.ZIGZAG, NumberType.INT32),
  SPLIT_UINT32(0x14, 32, Encoding.SPLIT, NumberType.UINT32),
  SPLIT_INT64(0x15, 64, Encoding.ZIGZAG, NumberType.INT64),
  SPLIT_UINT64(0x16, 64, Encoding.SPLIT, NumberType.UINT64),
  SPLIT_REAL16(0x17, 16, Encoding.SPLIT, NumberType.FLOAT32),
  SPLIT_REAL32(0x18, 32, Encoding.SPLIT, NumberType.FLOAT32),
  SPLIT_REAL64(0x19, 64, Encoding.SPLIT, NumberType.FLOAT64),
  SPLIT_INDEX32(0x1A, 32, Encoding.DELTA, NumberType.UINT32),
  SPLIT_INDEX64(0x1B, 64, Encoding.DELTA, NumberType.UINT64),
  REAL32_TRUNC(0x1C, 0, Encoding.TRUNCATED, NumberType.FLOAT32),
  REAL32_QUANT(0x1D, 0, Encoding.QUANTIZED, NumberType.FLOAT32);

  /** How elements lie in a page. */
  public enum Encoding {
    /** One after the other, little-endian. */
    PLAIN,
    /** All first bytes, then all second bytes, and so on. */
    SPLIT,
    /** Signed numbers as 0, -1, 1, -2, 2, …, then split. */
    ZIGZAG,
    /** Each number less the one before, then split. */
    DELTA,
    /** One bit each, least significant first. */
    BITS,
    /** The highest bits of single precision, packed least significant first. */
    TRUNCATED,
    /** A whole number that runs over a range, packed least significant first. */
    QUANTIZED
  }

  private static final ColumnType[] ALL = values();

  private final int code;
  private final int bits;
  private final Encoding encoding;
  private final NumberType number;

  ColumnType(int code, int bits, Encoding encoding, NumberType number) {
    this.code = code;
    this.bits = bits;
    this.encoding = encoding;
    this.number = number;
  }

  /** The type of that number in the column's description; empty where the format has none. */
  static Optional<ColumnType> of(int code) {
    return code >= 0 && code < ALL.length ? Optional.of(ALL[code]) : Optional.empty();
  }

  /** The number in the column's description. */
  public int code() {
    return code;
  }

  /** How elements lie in a page. */
  public Encoding encoding() {
    return encoding;
  }

  /** What an element is once it is decoded. */
  NumberType number() {
    return number;
  }

  /** Bits of an element in a page; 0 where each column has its own. */
  public int bits() {
    return bits;
  }

  /** Bytes of an element in memory, where a boolean takes one. */
  public int bytes() {
    return Math.max(1, bits / Byte.SIZE);
  }

  /** The same numbers in the encoding that compresses best. */
  public ColumnType encoded() {
    return switch (this) {
      case INT16 -> SPLIT_INT16;
      case UINT16 -> SPLIT_UINT16;
      case INT32 -> SPLIT_INT32;
      case UINT32 -> SPLIT_UINT32;
      case INT64 -> SPLIT_INT64;
      case UINT64 -> SPLIT_UINT64;
      case REAL16 -> SPLIT_REAL16;
      case REAL32 -> SPLIT_REAL32;
      case REAL64 -> SPLIT_REAL64;
      case INDEX32 -> SPLIT_INDEX32;
      case INDEX64 -> SPLIT_INDEX64;
      default -> this;
    };
  }

  /** Whether elements are ends of collections. */
  boolean index() {
    return this == INDEX32 || this == INDEX64 || this == SPLIT_INDEX32 || this == SPLIT_INDEX64;
  }

  /** Whether elements can take so many bits in a page. */
  boolean takes(int stored) {
    return switch (encoding) {
      case TRUNCATED -> stored >= 10 && stored <= 31;
      case QUANTIZED -> stored >= 1 && stored <= 32;
      default -> stored == bits;
    };
  }
}
