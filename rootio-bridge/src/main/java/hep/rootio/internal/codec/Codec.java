package hep.rootio.internal.codec;

import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.deflate.DeflateCompressor;
import io.airlift.compress.v3.deflate.DeflateDecompressor;
import io.airlift.compress.v3.deflate.DeflateNativeCompressor;
import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.xxhash.XxHash64Hasher;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * The compressions of ROOT's blocks, in both directions. A constant and its two methods are all
 * that a new one needs.
 *
 * <p>Decompressors keep tables between calls, so each thread has its own.
 */
public enum Codec {
  /** zlib: two bytes head, raw deflate, Adler-32 of the contents. */
  ZLIB('Z', 'L', 8, 1, 1100) {
    @Override
    void unpack(MemorySegment in, MemorySegment out) throws IOException {
      long body = in.byteSize() - 6;
      if (body < 0) {
        throw new IOException("a zlib stream of " + in.byteSize() + " bytes");
      }
      exactly(out, DEFLATE.get().decompress(in.asSlice(2, body), out));
      int sum = adler32(out.asByteBuffer());
      int stored = in.get(BIG_INT, in.byteSize() - 4);
      if (sum != stored) {
        throw new IOException("Adler-32 %08x, stored %08x".formatted(sum, stored));
      }
    }

    // By libdeflate where it is there, which is three times as fast as the JDK's zlib.
    @Override
    byte[] pack(byte[] in, int from, int length, int level) {
      return DeflateNativeCompressor.isEnabled()
          ? zlib(in, from, length, level)
          : deflate(new Deflater(level), in, from, length);
    }
  },

  /** What ROOT wrote before zlib: raw deflate, without checksum. */
  OLD('C', 'S', 8, 3, 1100) {
    @Override
    void unpack(MemorySegment in, MemorySegment out) throws IOException {
      exactly(out, DEFLATE.get().decompress(in, out));
    }

    @Override
    byte[] pack(byte[] in, int from, int length, int level) {
      return deflate(new Deflater(level, true), in, from, length);
    }
  },

  /** An xz stream; checked by its own CRC. */
  LZMA('X', 'Z', 0, 2, 20_000) {
    @Override
    void unpack(MemorySegment in, MemorySegment out) throws IOException {
      byte[] packed = in.toArray(ValueLayout.JAVA_BYTE);
      byte[] unpacked = new byte[(int) out.byteSize()];
      try (XZInputStream stream =
          new XZInputStream(
              new ByteArrayInputStream(packed), LZMA_MEMORY_KIB, true, XZ_ARRAYS.get())) {
        int size = stream.readNBytes(unpacked, 0, unpacked.length);
        if (size != unpacked.length || stream.read() >= 0) {
          throw new IOException("another length than " + unpacked.length);
        }
      }
      MemorySegment.copy(unpacked, 0, out, ValueLayout.JAVA_BYTE, 0, unpacked.length);
    }

    @Override
    byte[] pack(byte[] in, int from, int length, int level) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream(length);
      try (XZOutputStream stream =
          new XZOutputStream(out, new LZMA2Options(level), XZ.CHECK_CRC32, XZ_ARRAYS.get())) {
        stream.write(in, from, length);
      }
      return out.toByteArray();
    }
  },

  /** Eight bytes XXH64 of what follows, then one LZ4 block. */
  LZ4('L', '4', 1, 4, 260) {
    @Override
    void unpack(MemorySegment in, MemorySegment out) throws IOException {
      if (in.byteSize() < 8) {
        throw new IOException("an LZ4 block of " + in.byteSize() + " bytes");
      }
      MemorySegment body = in.asSlice(8);
      long sum = XxHash64Hasher.hash(body);
      long stored = in.get(BIG_LONG, 0);
      if (sum != stored) {
        throw new IOException("XXH64 %016x, stored %016x".formatted(sum, stored));
      }
      exactly(out, LZ4_BLOCKS.get().decompress(body, out));
    }

    @Override
    byte[] pack(byte[] in, int from, int length, int level) {
      Lz4Compressor compressor = Lz4Compressor.create();
      byte[] out = new byte[8 + compressor.maxCompressedLength(length)];
      int size = compressor.compress(in, from, length, out, 8, out.length - 8);
      MemorySegment.ofArray(out).set(BIG_LONG, 0, XxHash64Hasher.hash(out, 8, size));
      return Arrays.copyOf(out, 8 + size);
    }
  },

  /** A Zstandard frame. */
  ZSTD('Z', 'S', 1, 5, 40_000) {
    @Override
    void unpack(MemorySegment in, MemorySegment out) throws IOException {
      exactly(out, ZSTANDARD.get().decompress(in, out));
    }

    @Override
    byte[] pack(byte[] in, int from, int length, int level) {
      ZstdCompressor compressor = ZstdCompressor.create(level);
      byte[] out = new byte[compressor.maxCompressedLength(length)];
      return Arrays.copyOf(out, compressor.compress(in, from, length, out, 0, out.length));
    }
  };

  private static final ValueLayout.OfInt BIG_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong BIG_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final int ADLER_STEP = 1 << 13;

  /** First bytes of a zlib stream: deflate with a window of 32 kB; no level told, no dictionary. */
  private static final byte ZLIB_METHOD = 0x78;

  private static final byte ZLIB_FLAGS = 0x01;

  /** A dictionary larger than a block can use is a hostile one. */
  private static final int LZMA_MEMORY_KIB = 128 << 10;

  private static final ThreadLocal<Decompressor> DEFLATE = each(DeflateDecompressor::create);
  private static final ThreadLocal<Decompressor> LZ4_BLOCKS = each(Lz4Decompressor::create);
  private static final ThreadLocal<Decompressor> ZSTANDARD = each(ZstdDecompressor::create);
  private static final ThreadLocal<ArrayCache> XZ_ARRAYS =
      ThreadLocal.withInitial(BasicArrayCache::new);

  private final byte first;
  private final byte second;
  private final byte method;
  private final int number;
  private final int greatestRatio;

  Codec(char first, char second, int method, int number, int greatestRatio) {
    this.first = (byte) first;
    this.second = (byte) second;
    this.method = (byte) method;
    this.number = number;
    this.greatestRatio = greatestRatio;
  }

  /** First letter of a block's head. */
  byte first() {
    return first;
  }

  /** Second letter of a block's head. */
  byte second() {
    return second;
  }

  /** Third byte of a block's head, as ROOT writes it. */
  byte method() {
    return method;
  }

  /** ROOT's number for the algorithm: compression settings are {@code 100 * number + level}. */
  public int number() {
    return number;
  }

  /**
   * No stream of this kind can unpack to more than so many times its size, so a head that claims
   * more lies.
   */
  int greatestRatio() {
    return greatestRatio;
  }

  /**
   * Unpacks one block without its head into exactly all of {@code out}.
   *
   * @throws IOException when the block is broken or has another size; libraries throw other
   *     exceptions on broken input, too
   */
  abstract void unpack(MemorySegment in, MemorySegment out) throws IOException;

  /** Packs one block, without head. The answer may be longer than the input. */
  abstract byte[] pack(byte[] in, int from, int length, int level) throws IOException;

  private static ThreadLocal<Decompressor> each(Supplier<? extends Decompressor> create) {
    return ThreadLocal.withInitial(create);
  }

  private static byte[] deflate(Deflater deflater, byte[] in, int from, int length) {
    try (deflater) {
      deflater.setInput(in, from, length);
      deflater.finish();
      byte[] out = new byte[length + length / 1000 + 64];
      int size = deflater.deflate(out);
      return deflater.finished() ? Arrays.copyOf(out, size) : in;
    }
  }

  private static byte[] zlib(byte[] in, int from, int length, int level) {
    DeflateCompressor compressor = DeflateCompressor.create(level);
    byte[] out = new byte[2 + compressor.maxCompressedLength(length) + Integer.BYTES];
    out[0] = ZLIB_METHOD;
    out[1] = ZLIB_FLAGS;
    int end = 2 + compressor.compress(in, from, length, out, 2, out.length - 2 - Integer.BYTES);
    MemorySegment.ofArray(out).set(BIG_INT, end, adler32(ByteBuffer.wrap(in, from, length)));
    return Arrays.copyOf(out, end + Integer.BYTES);
  }

  /**
   * In steps, because the JVM puts its own vector code, four times as fast, in the place of a call
   * that was made often.
   */
  private static int adler32(ByteBuffer bytes) {
    Adler32 sum = new Adler32();
    int end = bytes.limit();
    while (bytes.position() < end) {
      sum.update(bytes.limit(Math.min(end, bytes.position() + ADLER_STEP)));
    }
    return (int) sum.getValue();
  }

  private static void exactly(MemorySegment out, int size) throws IOException {
    if (size != out.byteSize()) {
      throw new IOException(size + " bytes");
    }
  }
}
