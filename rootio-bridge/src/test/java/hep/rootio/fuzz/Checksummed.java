package hep.rootio.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Which bytes of a ROOT file a checksum of the format covers, found by walking through the records
 * without the reader: zlib streams (Adler-32), xz streams (CRC-32), LZ4 blocks (XXH64), and all of
 * what RNTuple stores (XXH3). ROOT writes Zstandard frames without checksum.
 */
final class Checksummed {
  private static final int BEGIN = 8;
  private static final int HEAD = 9;
  private static final int FRAME_CHECKSUM = 1 << 2;

  private final ByteBuffer file;
  private final BitSet covered = new BitSet();

  private Checksummed(byte[] file) {
    this.file = ByteBuffer.wrap(file);
  }

  /** The covered bytes of a whole file. */
  static BitSet of(byte[] file) {
    Checksummed walk = new Checksummed(file);
    int at = walk.file.getInt(BEGIN);
    while (at + 26 < file.length) {
      int length = walk.file.getInt(at);
      if (length > 0) {
        walk.record(at, length);
      }
      at += Math.max(1, Math.abs(length));
    }
    return walk.covered;
  }

  private void record(int at, int length) {
    int objectLength = file.getInt(at + 6);
    int keyLength = file.getShort(at + 14);
    String className = className(file, at);
    int start = at + keyLength;
    int end = at + length;
    if (className.equals("RBlob")) {
      covered.set(start, end);
    } else if (className.equals("ROOT::RNTuple")) {
      covered.set(start + 6, end); // after the version come the members, then their XXH3
    } else if (length - keyLength < objectLength) {
      blocks(start, end);
    }
  }

  /** The class that the head of a record names. */
  static String className(ByteBuffer file, int at) {
    int fixed = file.getShort(at + 4) > 1000 ? 34 : 26;
    byte[] name = new byte[file.get(at + fixed)];
    file.get(at + fixed + 1, name);
    return new String(name, StandardCharsets.UTF_8);
  }

  private void blocks(int start, int end) {
    for (int at = start; at + HEAD < end; ) {
      int size =
          (file.get(at + 3) & 0xFF)
              | ((file.get(at + 4) & 0xFF) << 8)
              | ((file.get(at + 5) & 0xFF) << 16);
      boolean zstandard = file.get(at) == 'Z' && file.get(at + 1) == 'S';
      boolean old = file.get(at) == 'C';
      if (!old && (!zstandard || (file.get(at + HEAD + 4) & FRAME_CHECKSUM) != 0)) {
        covered.set(at + HEAD, at + HEAD + size);
      }
      at += HEAD + size;
    }
  }
}
