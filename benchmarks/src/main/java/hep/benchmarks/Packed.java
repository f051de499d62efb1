package hep.benchmarks;

import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.deflate.DeflateDecompressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Unpacks ROOT's compressed blocks and does nothing else: no checksum is verified. */
final class Packed {
  private static final int HEAD = 9;
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  private final Decompressor deflate = DeflateDecompressor.create();
  private final Decompressor lz4 = Lz4Decompressor.create();
  private final Decompressor zstd = ZstdDecompressor.create();

  /** Fills all of {@code out}. */
  void unpack(MemorySegment stored, MemorySegment out) {
    long at = 0;
    for (long to = 0; to < out.byteSize(); ) {
      int packed = size(stored, at + 3);
      int length = size(stored, at + 6);
      MemorySegment body = stored.asSlice(at + HEAD, packed);
      MemorySegment target = out.asSlice(to, length);
      switch (stored.get(BYTE, at + 1)) {
        case 'L' -> deflate.decompress(body.asSlice(2, packed - 6), target);
        case '4' -> lz4.decompress(body.asSlice(8), target);
        case 'S' -> zstd.decompress(body, target);
        default -> throw new IllegalStateException("A codec that the made tree is not written in.");
      }
      at += HEAD + packed;
      to += length;
    }
  }

  /** What the blocks unpack to, together. */
  static int unpackedSize(MemorySegment stored) {
    int sum = 0;
    for (long at = 0; at < stored.byteSize(); at += HEAD + size(stored, at + 3)) {
      sum += size(stored, at + 6);
    }
    return sum;
  }

  private static int size(MemorySegment stored, long at) {
    return (stored.get(BYTE, at) & 0xFF)
        | ((stored.get(BYTE, at + 1) & 0xFF) << 8)
        | ((stored.get(BYTE, at + 2) & 0xFF) << 16);
  }
}
