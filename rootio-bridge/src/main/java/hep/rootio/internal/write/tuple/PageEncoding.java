package hep.rootio.internal.write.tuple;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** How the elements of a page, little-endian in memory, lie in the file. */
enum PageEncoding {
  /** As they are. */
  PLAIN {
    @Override
    byte[] encode(byte[] page, int length, int width) {
      return Arrays.copyOf(page, length);
    }
  },
  /** One bit a boolean, least significant first. */
  BITS {
    @Override
    byte[] encode(byte[] page, int length, int width) {
      byte[] packed = new byte[(length + 7) / 8];
      for (int i = 0; i < length; i++) {
        packed[i >> 3] |= (byte) (page[i] << (i & 7));
      }
      return packed;
    }
  },
  /** All first bytes, then all second bytes, and so on. */
  SPLIT {
    @Override
    byte[] encode(byte[] page, int length, int width) {
      byte[] split = new byte[length];
      int count = length / width;
      for (int b = 0; b < width; b++) {
        for (int i = 0, from = b, to = b * count; i < count; i++, from += width) {
          split[to + i] = page[from];
        }
      }
      return split;
    }
  },
  /** Signed numbers as 0, -1, 1, -2, 2, …, then split. */
  ZIGZAG {
    @Override
    byte[] encode(byte[] page, int length, int width) {
      for (int at = 0; at < length; at += width) {
        switch (width) {
          case 2 -> {
            short x = (short) SHORT.get(page, at);
            SHORT.set(page, at, (short) ((x << 1) ^ (x >> 15)));
          }
          case 4 -> {
            int x = (int) INT.get(page, at);
            INT.set(page, at, (x << 1) ^ (x >> 31));
          }
          default -> {
            long x = (long) LONG.get(page, at);
            LONG.set(page, at, (x << 1) ^ (x >> 63));
          }
        }
      }
      return SPLIT.encode(page, length, width);
    }
  },
  /** Each 64-bit number less the one before, then split. */
  DELTA {
    @Override
    byte[] encode(byte[] page, int length, int width) {
      for (int at = length - width; at > 0; at -= width) {
        LONG.set(page, at, (long) LONG.get(page, at) - (long) LONG.get(page, at - width));
      }
      return SPLIT.encode(page, length, width);
    }
  };

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * Encodes a page; the input may be overwritten.
   *
   * @param length bytes of the page that count
   * @param width bytes an element
   */
  abstract byte[] encode(byte[] page, int length, int width);
}
