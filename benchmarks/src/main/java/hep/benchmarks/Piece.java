package hep.benchmarks;

import hep.rootio.RootFile;
import hep.rootio.RootObject;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stored bytes of one basket or page.
 *
 * @param column number of the branch or column
 * @param at where they start in the file, after the key
 * @param stored how many
 * @param size how many they unpack to
 * @param width bytes an element
 */
record Piece(int column, long at, int stored, int size, int width) {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** How many elements there are room for. */
  int elements() {
    return size / width;
  }

  /** All baskets of the made tree, branch by branch. */
  static List<Piece> baskets(Path file, MemorySegment bytes) {
    List<Piece> pieces = new ArrayList<>();
    try (RootFile root = RootFile.open(file)) {
      RootObject list = root.object(MadeTree.NAME).object("fBranches").orElseThrow();
      int column = 0;
      for (Optional<RootObject> branch : list.objects("arr")) {
        RootObject found = branch.orElseThrow();
        long[] seeks = found.integers("fBasketSeek");
        for (int i = 0; i < found.integer("fWriteBasket"); i++) {
          int length = bytes.get(INT, seeks[i]);
          int size = bytes.get(INT, seeks[i] + 6);
          int key = bytes.get(SHORT, seeks[i] + 14);
          int width = found.text("fName").equals("event") ? Long.BYTES : Integer.BYTES;
          pieces.add(new Piece(column, seeks[i] + key, length - key, size, width));
        }
        column++;
      }
    }
    return pieces;
  }
}
