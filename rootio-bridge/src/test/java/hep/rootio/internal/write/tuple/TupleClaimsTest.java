package hep.rootio.internal.write.tuple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.EntryRange;
import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import hep.rootio.Tree;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RNTuples that claim far more than their bytes hold, truthfully or not. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TupleClaimsTest {
  private static final int INT32 = 0x07;
  private static final int REAL32 = 0x0C;

  @TempDir private Path folder;

  @Test
  void readsAHundredMillionEntriesOfFewBytesRunByRun() {
    int page = 1 << 16;
    int pages = 1600;
    byte[] equal = new byte[page * Integer.BYTES];
    Path path =
        ForgedTuple.write(
            folder.resolve("many.root"),
            t -> {
              int x = t.column(t.top(ForgedTuple.LEAF, "x", "std::int32_t"), INT32, 32);
              t.cluster(
                  (long) page * pages,
                  Map.of(
                      x,
                      new ForgedTuple.Pages(
                          Collections.nCopies(pages, page), Collections.nCopies(pages, equal), 0)));
            });
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("t");
      assertEquals(104_857_600, tree.entries());
      assertTrue(tree.batches(List.of("x"), 8 << 20).size() > 100);
      assertEquals(
          100,
          tree.read(List.of("x"), EntryRange.of(99_999_900, 100_000_000)).column("x").length());
    }
  }

  @Test
  void refusesClaimsThatNoMemoryHolds() {
    long many = 1L << 45;
    Path path =
        ForgedTuple.write(
            folder.resolve("claims.root"),
            t -> {
              int x = t.column(t.top(ForgedTuple.LEAF, "x", "std::int32_t"), INT32, 32);
              t.cluster(1 << 30, x, 10, new byte[40]);
              t.extend();
              t.column(t.top(ForgedTuple.LEAF, "late", "double"), 0x0D, 64, 0, 1);
              int array = t.topArray(ForgedTuple.LEAF, "a", "std::array<float,2>", 1 << 30);
              t.column(t.inside(array, ForgedTuple.LEAF, "_0", "float"), REAL32, 32, 0, 1);
              t.cluster(many, x, 10, new byte[40]);
            });
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("t");
      assertEquals(many + (1 << 30), tree.entries());
      for (String field : List.of("x", "late", "a")) {
        assertThrows(RootFormatException.class, () -> tree.read(field), field);
        EntryRange part = EntryRange.of(1 << 20, 1 << 30);
        if (!field.equals("late")) {
          assertThrows(
              RootFormatException.class, () -> tree.read(List.of(field), part), field + " in part");
        }
      }
    }
  }
}
