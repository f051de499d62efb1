package hep.rootio.internal.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.RootFormatException;
import hep.rootio.internal.bytes.Place;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
  private static final Place PLACE = new Place("made.root", "key");

  @ParameterizedTest
  @EnumSource(Codec.class)
  void unpacksWhatItPacked(Codec codec) {
    byte[] data = compressible(200_000);
    byte[] packed = Blocks.pack(codec, 4, data).orElseThrow();
    assertTrue(packed.length < data.length);
    assertArrayEquals(data, unpack(packed, data.length));
  }

  @Test
  void cutsLongInputIntoSeveralBlocks() {
    byte[] data = new byte[Blocks.LARGEST + 1000];
    data[Blocks.LARGEST + 1] = 7;
    byte[] packed = Blocks.pack(Codec.LZ4, 1, data).orElseThrow();
    assertArrayEquals(data, unpack(packed, data.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void packsZlibStreamsThatTheJdkUnpacks(int level) throws DataFormatException {
    byte[] data = compressible(200_000);
    byte[] packed = Blocks.pack(Codec.ZLIB, level, data).orElseThrow();
    byte[] unpacked = new byte[data.length];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed, 9, packed.length - 9);
      assertEquals(data.length, inflater.inflate(unpacked));
      assertEquals(0, inflater.inflate(new byte[1]));
      assertTrue(inflater.finished(), "with the stream's end and its Adler-32");
      assertEquals(0, inflater.getRemaining());
    }
    assertArrayEquals(data, unpacked);
  }

  @Test
  void leavesRandomBytesUnpacked() {
    byte[] noise = new byte[1000];
    new Random(1).nextBytes(noise);
    assertTrue(Blocks.pack(Codec.ZSTD, 5, noise).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"ZLIB", "LZMA", "LZ4"})
  void noticesEveryFlippedBitWhereTheCodecHasAChecksum(Codec codec) {
    byte[] data = compressible(600);
    byte[] packed = Blocks.pack(codec, 6, data).orElseThrow();
    for (int bit = 9 * 8; bit < packed.length * 8; bit++) {
      byte[] broken = packed.clone();
      broken[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        byte[] unpacked = unpack(broken, data.length);
        // Adler-32 is weak: one flip of these two thousand permutes bytes and keeps the sum.
        assertEquals(adler(data), adler(unpacked));
        if (codec != Codec.ZLIB) {
          assertArrayEquals(data, unpacked);
        }
      } catch (RootFormatException e) {
        assertEquals("made.root", e.file());
      }
    }
  }

  @Test
  void refusesAHeadThatPromisesMoreThanItsBytesCanHold() {
    byte[] packed = Blocks.pack(Codec.LZ4, 1, new byte[4000]).orElseThrow();
    packed[8] = 0x7F;
    MemorySegment segment = MemorySegment.ofArray(packed);
    RootFormatException e =
        assertThrows(
            RootFormatException.class, () -> Blocks.check(segment, 0x7F0000 + 4000, PLACE, 100));
    assertEquals(100, e.offset());
  }

  private static byte[] unpack(byte[] packed, int size) {
    byte[] out = new byte[size];
    MemorySegment segment = MemorySegment.ofArray(packed);
    Blocks.check(segment, size, PLACE, 0);
    Blocks.unpack(segment, out, size, PLACE, 0);
    return out;
  }

  private static long adler(byte[] data) {
    Adler32 sum = new Adler32();
    sum.update(data);
    return sum.getValue();
  }

  private static byte[] compressible(int size) {
    Random random = new Random(7);
    byte[] data = new byte[size];
    for (int i = 0; i < size; i++) {
      data[i] = (byte) (random.nextInt(8) * (i % 3));
    }
    return data;
  }
}
