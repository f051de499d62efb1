package hep.rootio.internal.write.tuple;

import hep.rootio.internal.rntuple.ColumnType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Makes pages as they lie in the file out of elements that lie little-endian in memory. */
final class PageEncoder {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private PageEncoder() {}

  /**
   * Encodes a page; the input may be overwritten.
   *
   * @param length bytes of the page that count
   * @param width bytes an element
   * @throws IllegalArgumentException for an encoding that loses bits, which we do not write
   */
  static byte[] encode(ColumnType.Encoding encoding, byte[] page, int length, int width) {
    return switch (encoding) {
      case PLAIN -> length == page.length ? page : Arrays.copyOf(page, length);
      case BITS -> bits(page, length);
      case SPLIT -> split(page, length, width);
      case ZIGZAG -> {
        zigzag(page, length, width);
        yield split(page, length, width);
      }
      case DELTA -> {
        delta(page, length, width);
        yield split(page, length, width);
      }
      case TRUNCATED, QUANTIZED ->
          throw new IllegalArgumentException("pages that lose bits are not written: " + encoding);
    };
  }

  private static byte[] bits(byte[] page, int length) {
    byte[] packed = new byte[(length + 7) / 8];
    for (int i = 0; i < length; i++) {
      packed[i >> 3] |= (byte) (page[i] << (i & 7));
    }
    return packed;
  }

  private static byte[] split(byte[] page, int length, int width) {
    byte[] split = new byte[length];
    int count = length / width;
    for (int b = 0; b < width; b++) {
      for (int i = 0, from = b, to = b * count; i < count; i++, from += width) {
        split[to + i] = page[from];
      }
    }
    return split;
  }

  private static void zigzag(byte[] page, int length, int width) {
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
  }

  private static void delta(byte[] page, int length, int width) {
    for (int at = length - width; at > 0; at -= width) {
      if (width == Integer.BYTES) {
        INT.set(page, at, (int) INT.get(page, at) - (int) INT.get(page, at - width));
      } else {
        LONG.set(page, at, (long) LONG.get(page, at) - (long) LONG.get(page, at - width));
      }
    }
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }
}
