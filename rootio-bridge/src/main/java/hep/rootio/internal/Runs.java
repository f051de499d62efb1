package hep.rootio.internal;

import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.Tree;
import hep.rootio.internal.columns.Workers;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs of entries, read one after the other. Where there are threads, each is read while the one
 * before is worked on, so that two of them share the bound on memory.
 */
public final class Runs implements Iterator<Columns> {
  private final Tree tree;
  private final List<String> names;
  private final Iterator<EntryRange> ranges;
  private @Nullable Future<Columns> ahead;

  private Runs(Tree tree, List<String> names, List<EntryRange> ranges) {
    this.tree = tree;
    this.names = List.copyOf(names);
    this.ranges = ranges.iterator();
  }

  /** All entries in runs; see {@link Tree#iterate}. */
  public static Iterator<Columns> of(Tree tree, List<String> names, long memoryBoundBytes) {
    int atOnce = Workers.threads() > 1 ? 2 : 1;
    return new Runs(tree, names, tree.batches(names, memoryBoundBytes / atOnce));
  }

  @Override
  public boolean hasNext() {
    return ahead != null || ranges.hasNext();
  }

  @Override
  public Columns next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all runs of " + tree + " have been read");
    }
    if (Workers.threads() == 1) {
      return tree.read(names, ranges.next());
    }
    Future<Columns> run = ahead == null ? start() : ahead;
    ahead = null; // what a run failed with is thrown once
    Columns columns = Workers.result(run);
    if (ranges.hasNext()) {
      ahead = start();
    }
    return columns;
  }

  private Future<Columns> start() {
    EntryRange range = ranges.next();
    return Workers.start(() -> tree.read(names, range));
  }
}
