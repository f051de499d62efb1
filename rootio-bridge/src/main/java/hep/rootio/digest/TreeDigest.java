package hep.rootio.digest;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The digest of a tree: one record a branch. */
final class TreeDigest {
  private static final int SHOWN = 3;

  /** More entries are read in runs. */
  private static final int MANY = 1_000_000;

  private static final long RUN_BYTES = 256L << 20;

  private TreeDigest() {}

  static List<Object> branches(Tree tree, Faults faults) {
    List<Object> records = new ArrayList<>();
    for (Branch branch : tree.branches()) {
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("path", branch.path());
      try {
        record.put("type", branch.type());
        record.putAll(values(tree, branch));
      } catch (RuntimeException e) { // see Faults
        record.putAll(faults.record(e));
      }
      records.add(record);
    }
    return records;
  }

  private static Map<String, Object> values(Tree tree, Branch branch) {
    Map<String, Object> record = new LinkedHashMap<>();
    if (!branch.holdsData() || branch.entries() == 0) {
      record.put("status", branch.holdsData() ? "empty" : "container");
      return record;
    }
    Tally tally = new Tally();
    List<Object> first = new ArrayList<>();
    List<Object> last = new ArrayList<>();
    long entry = 0;
    for (EntryRange run : runs(tree, branch)) {
      Column column = tree.read(List.of(branch.path()), run).columns().getFirst();
      for (int i = 0; i < column.length(); i++, entry++) {
        tally.entry(column, i);
        if (entry < SHOWN) {
          first.add(Shown.of(column, i));
        }
        if (entry >= branch.entries() - SHOWN) {
          last.add(Shown.of(column, i));
        }
      }
    }
    record.put("status", "ok");
    record.putAll(tally.result());
    record.put("first", first);
    record.put("last", last);
    return record;
  }

  /** Runs of entries that fit into memory; a branch may have other entries than its tree. */
  private static List<EntryRange> runs(Tree tree, Branch branch) {
    long first = branch.firstEntry();
    return first == 0 && branch.entries() == tree.entries() && branch.entries() > MANY
        ? tree.batches(List.of(branch.path()), RUN_BYTES)
        : List.of(EntryRange.of(first, first + branch.entries()));
  }
}
