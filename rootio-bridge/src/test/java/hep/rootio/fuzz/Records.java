package hep.rootio.fuzz;

import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.codec.Blocks;
import hep.rootio.internal.codec.Codec;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The compressed records of a file, for changes behind their checksums: a record is unpacked,
 * changed, and packed again as tightly as it goes, so that it fits in the place of the old one.
 */
final class Records {
  private static final Place PLACE = new Place("broken.root", "");
  private static final int BEGIN = 8;
  private static final int TIGHTEST = 9;

  private record Packed(int start, int length, byte[] unpacked) {}

  private final byte[] file;
  private final List<Packed> records = new ArrayList<>();
  private int bits;

  Records(byte[] file) {
    this.file = file;
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int at = bytes.getInt(BEGIN);
    while (at + 26 < file.length) {
      int length = bytes.getInt(at);
      int size = bytes.getInt(at + 6);
      int start = at + bytes.getShort(at + 14);
      int stored = at + length - start;
      // Of RNTuple's blobs each page is packed by itself, behind checksums of its own.
      if (length > 0 && stored < size && !Checksummed.className(bytes, at).equals("RBlob")) {
        MemorySegment packed = MemorySegment.ofArray(file).asSlice(start, stored);
        if (Blocks.codecOf(packed).isPresent()) {
          byte[] unpacked = new byte[size];
          Blocks.unpack(packed, unpacked, size, PLACE, start);
          records.add(new Packed(start, stored, unpacked));
          bits += 8 * size;
        }
      }
      at += Math.max(1, Math.abs(length));
    }
  }

  /** How many bits all records have, unpacked. */
  int bits() {
    return bits;
  }

  /** The file with one bit of the unpacked records flipped; empty where it no longer fits. */
  Optional<byte[]> flipped(int bit) {
    int left = bit;
    for (Packed record : records) {
      if (left < 8 * record.unpacked().length) {
        return flipped(record, left);
      }
      left -= 8 * record.unpacked().length;
    }
    return Optional.empty();
  }

  private Optional<byte[]> flipped(Packed record, int bit) {
    byte[] changed = record.unpacked().clone();
    changed[bit / 8] ^= (byte) (1 << (bit % 8));
    return Blocks.pack(Codec.ZLIB, TIGHTEST, changed)
        .filter(packed -> packed.length <= record.length())
        .map(packed -> {
          byte[] whole = file.clone();
          System.arraycopy(packed, 0, whole, record.start(), packed.length);
          return whole;
        });
  }
}
