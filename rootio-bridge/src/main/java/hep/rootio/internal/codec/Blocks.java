package hep.rootio.internal.codec;

import hep.rootio.internal.bytes.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * A row of compressed blocks, as ROOT stores what follows a key. Each block has a head of nine
 * bytes: two letters for the codec, a method byte, the packed and the unpacked size in three bytes
 * each, least significant first. A block holds at most 16 MB - 1.
 */
public final class Blocks {
  /** The most that one block can hold. */
  public static final int LARGEST = 0xFFFFFF;

  private static final int HEAD = 9;
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  private Blocks() {}

  /** One block's head. */
  private record Head(Codec codec, int packed, int unpacked) {}

  /** The codec of the first block; empty when the bytes do not start as a block does. */
  public static Optional<Codec> codecOf(MemorySegment packed) {
    if (packed.byteSize() >= HEAD) {
      for (Codec codec : Codec.values()) {
        if (packed.get(BYTE, 0) == codec.first() && packed.get(BYTE, 1) == codec.second()) {
          return Optional.of(codec);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Checks that the heads of all blocks promise exactly {@code size} bytes, and no more than their
   * packed sizes can hold. To be asked before {@code size} bytes are allocated.
   *
   * @param offset of the first block, for errors
   * @throws hep.rootio.RootFormatException when they do not
   */
  public static void check(MemorySegment packed, long size, Place place, long offset) {
    long promised = 0;
    for (long at = 0; at < packed.byteSize() && promised < size; ) {
      Head head = head(packed, at, place, offset);
      promised += head.unpacked();
      at += HEAD + head.packed();
    }
    if (promised != size) {
      throw place.broken(
          offset, "compressed blocks of " + size + " bytes together", promised + " bytes");
    }
  }

  /**
   * Unpacks {@code size} bytes.
   *
   * @param packed the blocks with their heads
   * @param out at least {@code size} bytes; only these are written
   * @param offset of the first block, for errors
   * @throws hep.rootio.RootFormatException when a block is broken
   */
  public static void unpack(MemorySegment packed, byte[] out, int size, Place place, long offset) {
    MemorySegment target = MemorySegment.ofArray(out);
    int done = 0;
    for (long at = 0; done < size; ) {
      Head head = head(packed, at, place, offset);
      if (head.unpacked() > size - done) {
        throw place.broken(
            offset + at, "a block of at most " + (size - done) + " bytes", head.toString());
      }
      MemorySegment body = packed.asSlice(at + HEAD, head.packed());
      try {
        head.codec().unpack(body, target.asSlice(done, head.unpacked()));
      } catch (IOException | RuntimeException e) {
        // Libraries answer broken input with whatever broke first: an index, an argument, their own
        // exception.
        throw place.broken(
            offset + at,
            "a block that unpacks to %d bytes with %s".formatted(head.unpacked(), head.codec()),
            "a broken one (" + e.getMessage() + ")");
      }
      done += head.unpacked();
      at += HEAD + head.packed();
    }
  }

  /**
   * Packs bytes into blocks with heads. Where that gains nothing the answer is empty, and the bytes
   * are to be stored as they are.
   *
   * @param level 1 to 9
   */
  public static Optional<byte[]> pack(Codec codec, int level, byte[] in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length / 2 + 64);
    for (int from = 0; from < in.length; from += LARGEST) {
      int length = Math.min(LARGEST, in.length - from);
      byte[] body;
      try {
        body = codec.pack(in, from, length, level);
      } catch (IOException e) {
        throw new UncheckedIOException("compressing with " + codec, e);
      }
      if (body.length > LARGEST || out.size() + HEAD + body.length >= in.length) {
        return Optional.empty();
      }
      out.write(codec.first());
      out.write(codec.second());
      out.write(codec.method());
      for (int size : new int[] {body.length, length}) {
        out.write(size);
        out.write(size >> 8);
        out.write(size >> 16);
      }
      out.writeBytes(body);
    }
    return in.length == 0 ? Optional.empty() : Optional.of(out.toByteArray());
  }

  private static Head head(MemorySegment packed, long at, Place place, long offset) {
    if (packed.byteSize() - at < HEAD) {
      throw place.broken(
          offset + at, "the head of a compressed block", (packed.byteSize() - at) + " bytes");
    }
    Codec codec =
        codecOf(packed.asSlice(at))
            .orElseThrow(() ->
                place.broken(
                    offset + at,
                    "a compressed block that starts with ZL, CS, XZ, L4 or ZS",
                    "bytes %02x %02x".formatted(packed.get(BYTE, at), packed.get(BYTE, at + 1))));
    Head head = new Head(codec, size(packed, at + 3), size(packed, at + 6));
    if (head.packed() > packed.byteSize() - at - HEAD) {
      throw place.broken(
          offset + at,
          "a block within " + (packed.byteSize() - at - HEAD) + " bytes",
          head.toString());
    }
    if (head.unpacked() > (long) head.packed() * codec.greatestRatio()) {
      throw place.broken(
          offset + at,
          "at most %d bytes out of each packed one".formatted(codec.greatestRatio()),
          head.toString());
    }
    return head;
  }

  private static int size(MemorySegment packed, long at) {
    return (packed.get(BYTE, at) & 0xFF)
        | ((packed.get(BYTE, at + 1) & 0xFF) << 8)
        | ((packed.get(BYTE, at + 2) & 0xFF) << 16);
  }
}
