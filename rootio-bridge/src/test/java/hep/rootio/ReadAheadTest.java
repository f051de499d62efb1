package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.rootio.internal.columns.Workers;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of entries, of which the next is read while one is worked on. */
class ReadAheadTest {
  private static final int ENTRIES = 20_000;
  private static final long BOUND_BYTES = 200 << 10;
  private static final List<String> NAMES = List.of("f64", "c_f32");

  @TempDir Path folder;

  /** Three runs of ten entries, of which the second cannot be read. */
  private static final class Slow implements Tree {
    final CountDownLatch second = new CountDownLatch(1);

    @Override
    public String name() {
      return "slow";
    }

    @Override
    public String title() {
      return "";
    }

    @Override
    public long entries() {
      return 30;
    }

    @Override
    public List<Branch> branches() {
      return List.of();
    }

    @Override
    public Branch branch(String name) {
      throw new RootNameException("no branch " + name);
    }

    @Override
    public Columns read(List<String> names, EntryRange range) {
      if (range.start() == 10) {
        second.countDown();
        throw new RootFormatException("slow.root", "slow", 10, "a basket", "none");
      }
      return new Columns(range, List.of(), List.of());
    }

    @Override
    public List<EntryRange> batches(List<String> names, long memoryBoundBytes) {
      return List.of(EntryRange.of(0, 10), EntryRange.of(10, 20), EntryRange.of(20, 30));
    }

    @Override
    public void close() {}
  }

  @Test
  void readsTheNextRunBeforeItIsAskedFor() throws InterruptedException {
    assumeTrue(Workers.threads() > 1, "one processor: nothing is read ahead");
    Slow tree = new Slow();
    Iterator<Columns> runs = tree.iterate(List.of(), 1).iterator();
    runs.next();
    assertTrue(tree.second.await(10, TimeUnit.SECONDS), "the second run is being read");
  }

  @Test
  void throwsWhatARunFailedWithWhenItsTurnHasCome() {
    Iterator<Columns> runs = new Slow().iterate(List.of(), 1).iterator();
    assertEquals(EntryRange.of(0, 10), runs.next().range());
    assertThrows(RootFormatException.class, runs::next);
    assertEquals(EntryRange.of(20, 30), runs.next().range(), "the run after it");
    assertFalse(runs.hasNext());
  }

  @Test
  void closesAFileWhoseRunsWereNotAllAskedFor() {
    Path file = folder.resolve("left.root");
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter tree = writer.tree("tree", "", Compression.zlib(), 16 << 10);
              TreeWriter tuple = writer.tuple("tuple", "", Compression.zlib(), 16 << 10)) {
            tree.fill(Made.batch(Made.columns(ENTRIES, 3)));
            tuple.fill(Made.batch(Made.columns(ENTRIES, 3)));
          }
        });
    for (String name : List.of("tree", "tuple")) {
      for (int asked = 1; asked < 8; asked++) {
        Tree tree = Tree.open(file + ":" + name);
        Iterator<Columns> runs = tree.iterate(NAMES, BOUND_BYTES).iterator();
        for (int i = 0; i < asked; i++) {
          runs.next();
        }
        tree.close();
        assertThrows(IllegalStateException.class, () -> tree.read(NAMES));
      }
    }
  }
}
