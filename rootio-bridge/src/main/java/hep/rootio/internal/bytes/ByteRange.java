package hep.rootio.internal.bytes;

/**
 * A run of bytes of a source.
 *
 * @param offset first byte
 * @param length how many
 */
public record ByteRange(long offset, long length) {
  /** One past the last byte. */
  public long end() {
    return offset + length;
  }

  /** Whether all of another run lies within this one. */
  public boolean covers(ByteRange other) {
    return other.offset >= offset && other.end() <= end();
  }
}
