package hep.rootio.internal.rntuple;

import com.dynatrace.hash4j.hashing.Hashing;
import hep.rootio.internal.bytes.Place;

/** XXH3 in 64 bits, as anchors, envelopes and pages carry it. */
final class Checksum {
  /** Bytes that a checksum takes. */
  static final int BYTES = 8;

  private Checksum() {}

  /**
   * Refuses bytes of another checksum.
   *
   * @param offset where the bytes stand, for errors
   * @throws hep.rootio.RootFormatException when it differs
   */
  static void verify(byte[] bytes, int from, int length, long stored, Place place, long offset) {
    long computed = Hashing.xxh3_64().hashBytesToLong(bytes, from, length);
    if (computed != stored) {
      throw place.broken(
          offset,
          "%d bytes with checksum %016x".formatted(length, stored),
          "checksum %016x".formatted(computed));
    }
  }
}
