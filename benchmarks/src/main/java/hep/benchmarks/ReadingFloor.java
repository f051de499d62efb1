package hep.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;

/**
 * The least that reading the made tree can be: the file is mapped, each basket or page is unpacked
 * by the same library into an array that is used again, and copied once into a new primitive array
 * of its column: a basket with its bytes swapped, a packed page with the bytes of each word put
 * together. No checksum is verified, no offset is looked at, and where everything lies is known
 * before.
 */
final class ReadingFloor {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Path path;
  private final boolean pages;
  private final List<Piece> pieces;
  private final int[] elements;
  private final boolean[] wide;
  private final byte[] buffer;
  private final Packed packed = new Packed();

  private ReadingFloor(Path path, boolean pages, List<Piece> pieces) {
    this.path = path;
    this.pages = pages;
    this.pieces = pieces;
    int columns = pieces.getLast().column() + 1;
    elements = new int[columns];
    wide = new boolean[columns];
    int largest = 0;
    for (Piece piece : pieces) {
      elements[piece.column()] += piece.elements();
      wide[piece.column()] = piece.width() == Long.BYTES;
      largest = Math.max(largest, piece.size());
    }
    buffer = new byte[largest];
  }

  /** Looks where the baskets or pages of a file are. */
  static ReadingFloor of(Path path, MadeTree.Kind kind) throws IOException {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(path)) {
      MemorySegment file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      boolean pages = kind == MadeTree.Kind.TUPLE;
      return new ReadingFloor(path, pages, pages ? PageList.of(file) : Piece.baskets(path, file));
    }
  }

  /** Bytes of all baskets or pages, unpacked. */
  long bytes() {
    return pieces.stream().mapToLong(Piece::size).sum();
  }

  /** Reads everything once; how many columns. */
  int read() {
    try (Arena arena = Arena.ofShared();
        FileChannel channel = FileChannel.open(path)) {
      return read(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena)).length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object[] read(MemorySegment file) {
    Object[] columns = new Object[elements.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = wide[i] ? new long[elements[i]] : new int[elements[i]];
    }
    int[] done = new int[columns.length];
    MemorySegment unpacked = MemorySegment.ofArray(buffer);
    for (Piece piece : pieces) {
      MemorySegment from = file.asSlice(piece.at(), piece.stored());
      boolean plain = piece.stored() == piece.size();
      if (!plain) {
        packed.unpack(from, unpacked.asSlice(0, piece.size()));
        from = unpacked;
      }
      int at = done[piece.column()];
      int count = piece.elements();
      if (columns[piece.column()] instanceof long[] longs) {
        if (pages && !plain) {
          join(buffer, longs, at, count);
        } else {
          MemorySegment.copy(
              from, pages ? ValueLayout.JAVA_LONG_UNALIGNED : LONG, 0, longs, at, count);
        }
      } else {
        int[] ints = (int[]) columns[piece.column()];
        if (pages && !plain) {
          join(buffer, ints, at, count);
        } else {
          MemorySegment.copy(
              from, pages ? ValueLayout.JAVA_INT_UNALIGNED : INT, 0, ints, at, count);
        }
      }
      done[piece.column()] += count;
    }
    return columns;
  }

  /** Words whose bytes lie apart in a page. */
  private static void join(byte[] page, int[] out, int at, int n) {
    for (int i = 0; i < n; i++) {
      out[at + i] =
          (page[i] & 0xFF)
              | ((page[n + i] & 0xFF) << 8)
              | ((page[2 * n + i] & 0xFF) << 16)
              | (page[3 * n + i] << 24);
    }
  }

  private static void join(byte[] page, long[] out, int at, int n) {
    for (int i = 0; i < n; i++) {
      long word = 0;
      for (int b = 0; b < Long.BYTES; b++) {
        word |= (page[b * n + i] & 0xFFL) << (8 * b);
      }
      out[at + i] = word;
    }
  }
}
