package hep.benchmarks;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds all pages of the only RNTuple in a file, by the words of the format's specification. */
final class PageList {
  private static final ValueLayout.OfInt BIG_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfShort BIG_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong BIG_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int FIRST_KEY = 100;

  private final MemorySegment file;
  private final Packed packed = new Packed();
  private final List<Piece> pieces = new ArrayList<>();

  private PageList(MemorySegment file) {
    this.file = file;
  }

  /** All pages, column by column. */
  static List<Piece> of(MemorySegment file) {
    PageList list = new PageList(file);
    list.read();
    list.pieces.sort(Comparator.comparingInt(Piece::column));
    return list.pieces;
  }

  private long anchor() {
    long at = FIRST_KEY;
    while (at < file.byteSize()) {
      int bytes = file.get(BIG_INT, at);
      if (bytes > 0) {
        int head = file.get(BIG_SHORT, at + 4) > 1000 ? 34 : 26;
        int length = file.get(ValueLayout.JAVA_BYTE, at + head);
        byte[] name = file.asSlice(at + head + 1, length).toArray(ValueLayout.JAVA_BYTE);
        if (new String(name, StandardCharsets.UTF_8).equals("ROOT::RNTuple")) {
          return at + file.get(BIG_SHORT, at + 14);
        }
      }
      at += Math.abs(bytes);
    }
    throw new IllegalStateException("There is no RNTuple in the file.");
  }

  private MemorySegment envelope(long at, long stored, long length) {
    MemorySegment bytes = file.asSlice(at, stored);
    if (stored == length) {
      return bytes;
    }
    MemorySegment out = MemorySegment.ofArray(new byte[(int) length]);
    packed.unpack(bytes, out);
    return out;
  }

  private void read() {
    long footerPlace =
        anchor() + 6 + 8 + 3 * Long.BYTES; // byte count, versions, the header's place
    MemorySegment footer =
        envelope(
            file.get(BIG_LONG, footerPlace),
            file.get(BIG_LONG, footerPlace + 8),
            file.get(BIG_LONG, footerPlace + 16));
    long at = 3 * Long.BYTES;
    at += footer.get(LONG, at); // what was added to the schema
    int groups = footer.get(INT, at + 8);
    at += 12;
    for (int i = 0; i < groups; i++) {
      long length = footer.get(LONG, at + 28);
      pages(envelope(footer.get(LONG, at + 40), footer.get(INT, at + 36), length));
      at += footer.get(LONG, at);
    }
  }

  private void pages(MemorySegment list) {
    long at = 2 * Long.BYTES;
    at -= list.get(LONG, at); // the summaries of clusters
    int clusters = list.get(INT, at + 8);
    at += 12;
    for (int i = 0; i < clusters; i++) {
      int columns = list.get(INT, at + 8);
      long column = at + 12;
      for (int k = 0; k < columns; k++) {
        int count = list.get(INT, column + 8);
        for (int page = 0; page < count; page++) {
          long entry = column + 12 + 16L * page;
          add(
              k,
              Math.abs(list.get(INT, entry)),
              list.get(INT, entry + 4),
              list.get(LONG, entry + 8));
        }
        column -= list.get(LONG, column);
      }
      at -= list.get(LONG, at);
    }
  }

  private void add(int column, int elements, int stored, long at) {
    MemorySegment bytes = file.asSlice(at, stored);
    boolean plain = stored % elements == 0 && stored / elements >= Integer.BYTES;
    int size = plain ? stored : Packed.unpackedSize(bytes);
    pieces.add(new Piece(column, at, stored, size, size / elements));
  }
}
