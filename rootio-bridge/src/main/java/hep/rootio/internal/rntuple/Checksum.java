package hep.rootio.internal.rntuple;

import com.dynatrace.hash4j.hashing.ByteAccess;
import com.dynatrace.hash4j.hashing.Hashing;
import hep.rootio.internal.bytes.Place;
import io.airlift.compress.v3.xxhash.XxHash3Native;
import java.lang.foreign.MemorySegment;

/** XXH3 in 64 bits, as anchors, envelopes and pages carry it. */
final class Checksum {
  /** Bytes that a checksum takes. */
  static final int BYTES = 8;

  /**
   * From here on native code pays: it hashes twice as fast, but the first call loads the library,
   * which files of small pages can do without.
   */
  private static final int NATIVE_BYTES = 1 << 15;

  private static final ByteAccess<MemorySegment> ACCESS =
      ByteAccess.forMemorySegment(MemorySegment.class);

  private Checksum() {}

  /**
   * Refuses bytes of another checksum.
   *
   * @param offset where the bytes stand, for errors
   * @throws hep.rootio.RootFormatException when it differs
   */
  static void verify(MemorySegment bytes, long stored, Place place, long offset) {
    long computed = of(bytes);
    if (computed != stored) {
      throw place.broken(
          offset,
          "%d bytes with checksum %016x".formatted(bytes.byteSize(), stored),
          "checksum %016x".formatted(computed));
    }
  }

  private static long of(MemorySegment bytes) {
    return bytes.byteSize() >= NATIVE_BYTES && XxHash3Native.isEnabled()
        ? XxHash3Native.hash(bytes)
        : Hashing.xxh3_64().hashBytesToLong(bytes, 0, bytes.byteSize(), ACCESS);
  }
}
