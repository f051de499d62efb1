package hep.rootio.internal;

import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.Tree;
import java.util.Iterator;
import java.util.List;

/** Runs of entries, read one after the other. */
public final class Runs {
  private Runs() {}

  /** Reads each run when it comes. */
  public static Iterator<Columns> iterator(Tree tree, List<String> names, List<EntryRange> runs) {
    Iterator<EntryRange> ranges = runs.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return ranges.hasNext();
      }

      @Override
      public Columns next() {
        return tree.read(names, ranges.next());
      }
    };
  }
}
