package hep.rootio;

import java.util.Locale;

/** The numbers that files hold. */
public enum NumberType {
  /** True or false, one byte. */
  BOOL(1),
  /** 8 bits, signed. */
  INT8(1),
  /** 8 bits, unsigned. */
  UINT8(1),
  /** 16 bits, signed. */
  INT16(2),
  /** 16 bits, unsigned. */
  UINT16(2),
  /** 32 bits, signed. */
  INT32(4),
  /** 32 bits, unsigned. */
  UINT32(4),
  /** 64 bits, signed. */
  INT64(8),
  /** 64 bits, unsigned. */
  UINT64(8),
  /** Single precision. */
  FLOAT32(4),
  /** Double precision. */
  FLOAT64(8);

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes a number. */
  public int bytes() {
    return bytes;
  }

  /** Whether there are no negative numbers. */
  public boolean unsigned() {
    return this == UINT8 || this == UINT16 || this == UINT32 || this == UINT64;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
