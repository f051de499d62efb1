package hep.rootio.internal.ttree;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.Interpretation;
import hep.rootio.RootNameException;
import hep.rootio.RootObject;
import hep.rootio.Tree;
import hep.rootio.internal.OpenFile;
import hep.rootio.internal.Reads;
import hep.rootio.internal.bytes.Ahead;
import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.columns.Workers;
import hep.rootio.internal.container.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** A TTree. Opening it reads its record; a branch is looked into when it is asked for. */
public final class TTree implements Tree {
  /** Pieces of a read for each thread, so that none waits long for the last. */
  private static final int PIECES = 16;

  private static final int SMALLEST_PIECE_BYTES = 1 << 16;

  private final OpenFile file;
  private final String path;
  private final RootObject object;
  private final Map<String, Interpretation> replaced;
  private final List<BranchReader> branches = new ArrayList<>();
  private final Map<String, BranchReader> byPath = new HashMap<>();
  private final Map<String, BranchReader> byName = new HashMap<>();

  private TTree(
      OpenFile file, String path, RootObject object, Map<String, Interpretation> replaced) {
    this.file = file;
    this.path = path;
    this.object = object;
    this.replaced = replaced;
    List<BranchRecord> records = new ArrayList<>();
    BranchRecord.collect(object, "", 0, records);
    for (BranchRecord record : records) {
      BranchReader reader =
          new BranchReader(this, file, record, Optional.ofNullable(replaced.get(record.path())));
      branches.add(reader);
      byPath.putIfAbsent(reader.path(), reader);
      byName.putIfAbsent(reader.name(), reader);
    }
  }

  /** Reads the tree's record. */
  public static TTree open(OpenFile file, Key key, String path) {
    RootObject object = file.object(key, path);
    try {
      TTree tree = new TTree(file, path, object, Map.of());
      if (tree.entries() < 0) {
        throw file.place()
            .in(path)
            .broken(key.seekKey(), "a number of entries", "" + tree.entries());
      }
      return tree;
    } catch (RootNameException e) { // the file's members are not those of a tree
      throw file.place().in(path).broken(key.seekKey(), "a tree", String.valueOf(e.getMessage()));
    }
  }

  /** Path in the file. */
  String path() {
    return path;
  }

  /** The tree through its members. */
  public RootObject object() {
    return object;
  }

  @Override
  public String name() {
    return object.text("fName");
  }

  @Override
  public String title() {
    return object.text("fTitle");
  }

  @Override
  public long entries() {
    return object.count("fEntries");
  }

  @Override
  public List<Branch> branches() {
    return List.copyOf(branches);
  }

  @Override
  public Branch branch(String name) {
    return reader(name);
  }

  private BranchReader reader(String name) {
    BranchReader found = byPath.get(name);
    found = found == null ? byName.get(name) : found;
    found = found == null ? byPath.get(name + ".") : found;
    if (found == null) {
      throw RootNameException.missing(
          "tree '" + path + "'",
          "branch",
          name,
          branches.stream().map(BranchReader::path).toList());
    }
    return found;
  }

  /** The branch that counts the numbers in each element of another. */
  Optional<BranchReader> secondCounter(BranchRecord branch) {
    if (!branch.element()) {
      return Optional.empty();
    }
    Optional<RootObject> counter = branch.object().object("fBranchCount2");
    return branches.stream()
        .filter(b -> counter.isPresent() && b.record().object() == counter.get())
        .findFirst();
  }

  /** The branch that counts the elements of another. */
  Optional<BranchReader> counter(BranchRecord branch) {
    if (branch.element()) {
      Optional<RootObject> counter = branch.object().object("fBranchCount");
      if (counter.isPresent()) {
        return branches.stream().filter(b -> b.record().object() == counter.get()).findFirst();
      }
    }
    return branch.leaves().stream()
        .flatMap(leaf -> leaf.counter().stream())
        .flatMap(leaf -> Optional.ofNullable(byName.get(leaf.text("fName"))).stream())
        .findFirst();
  }

  @Override
  public Columns read(List<String> names, EntryRange range) {
    try (Reads.Read _ = file.reads().begin()) {
      return readOpen(names, range);
    }
  }

  private Columns readOpen(List<String> names, EntryRange range) {
    List<Container> wanted =
        names.stream().map(name -> Container.of(reader(name), branches)).toList();
    EntryRange inside = range.within(Math.max(entries(), last(wanted)));
    Set<BranchReader> needed = new LinkedHashSet<>();
    wanted.forEach(container -> container.needs(needed));
    Map<BranchReader, Column> read = columns(List.copyOf(needed), inside);
    return new Columns(
        inside, names, wanted.stream().map(container -> container.column(read, inside)).toList());
  }

  /**
   * One past the last entry that all the branches have: more than the tree has where branches were
   * filled by themselves.
   */
  private static long last(List<Container> wanted) {
    return wanted.stream()
        .map(Container::reader)
        .mapToLong(reader -> reader.firstEntry() + reader.entries())
        .min()
        .orElse(0);
  }

  private Map<BranchReader, Column> columns(List<BranchReader> readers, EntryRange inside) {
    long bytes = 0;
    for (BranchReader reader : readers) {
      bytes += reader.storedBytes(inside);
    }
    long piece =
        Workers.threads() == 1
            ? Long.MAX_VALUE
            : Math.max(SMALLEST_PIECE_BYTES, bytes / ((long) Workers.threads() * PIECES));
    List<Callable<Column>> tasks = new ArrayList<>();
    for (BranchReader reader : readers) {
      tasks.add(reader.reading(inside, piece));
    }
    List<Column> whole;
    try (Ahead _ = file.source().ahead(ahead(readers, inside))) {
      whole = Workers.all(tasks);
    }
    Map<BranchReader, Column> columns = new HashMap<>();
    for (int i = 0; i < readers.size(); i++) {
      columns.put(readers.get(i), whole.get(i));
    }
    return columns;
  }

  /** What of the file a read will ask for. */
  private List<ByteRange> ahead(List<BranchReader> readers, EntryRange inside) {
    if (!file.source().remote()) {
      return List.of();
    }
    List<ByteRange> ranges = new ArrayList<>();
    for (BranchReader reader : readers) {
      ranges.addAll(reader.ranges(inside));
      counter(reader.record()).ifPresent(counter -> ranges.addAll(counter.ranges(inside)));
    }
    return ranges;
  }

  @Override
  public Tree with(String branch, Interpretation type) {
    Map<String, Interpretation> all = new HashMap<>(replaced);
    all.put(reader(branch).path(), type);
    return new TTree(file, path, object, all);
  }

  @Override
  public List<EntryRange> batches(List<String> names, long memoryBoundBytes) {
    Set<BranchReader> needed = new LinkedHashSet<>();
    names.forEach(name -> Container.of(reader(name), branches).needs(needed));
    return Batches.of(List.copyOf(needed), entries(), memoryBoundBytes);
  }

  /** The file owns the bytes and closes them. */
  @Override
  public void close() {}

  @Override
  public String toString() {
    return path;
  }
}
