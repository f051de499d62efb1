package hep.io.root.internal;

import hep.io.root.core.RootInput;
import hep.io.root.interfaces.TBranch;
import hep.io.root.interfaces.TLeaf;
import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.RootFormatException;
import hep.rootio.RootNameException;
import hep.rootio.RootObject;
import hep.rootio.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a branch can do beyond its members. The names are those of {@code TBranch}. */
public final class BranchView {
  /** Columns of so many bytes are kept beside a branch. */
  private static final long KEPT_BYTES = 4L << 20;

  private static final int DEEPEST = 100;

  private final FileObjects file;
  private final Tree tree;
  private final RootObject object;
  private final String path;
  private final TBranch proxy;
  private final List<BranchView> below;
  private final List<TLeaf> leaves = new ArrayList<>();
  private @Nullable List<EntryRange> runs;
  private EntryRange kept = EntryRange.of(0, 0);
  private @Nullable Column column;

  private BranchView(FileObjects file, Tree tree, RootObject object, String path) {
    this.file = file;
    this.tree = tree;
    this.object = object;
    this.path = path;
    this.proxy = (TBranch) file.proxy(object, this);
    this.below =
        path.chars().filter(c -> c == '/').count() > DEEPEST
            ? List.of()
            : below(file, tree, object, path + "/");
    for (Optional<RootObject> leaf : members(object, "fLeaves")) {
      leaf.ifPresent(found -> leaves.add((TLeaf) file.proxy(found, new LeafView(this, found))));
    }
  }

  /** The branches of a tree or below a branch. */
  static List<BranchView> below(FileObjects file, Tree tree, RootObject above, String prefix) {
    List<BranchView> found = new ArrayList<>();
    for (Optional<RootObject> branch : members(above, "fBranches")) {
      branch.ifPresent(b -> found.add(new BranchView(file, tree, b, prefix + b.text("fName"))));
    }
    return found;
  }

  private static List<Optional<RootObject>> members(RootObject object, String list) {
    return object.has(list)
        ? object.object(list).map(found -> found.objects("arr")).orElse(List.of())
        : List.of();
  }

  /** A branch by name, with or without a dot at its end. */
  static Optional<BranchView> named(List<BranchView> branches, String name) {
    return branches.stream()
        .filter(b -> b.name().equals(name) || b.name().equals(name + "."))
        .findFirst();
  }

  private String name() {
    return object.text("fName");
  }

  TBranch proxy() {
    return proxy;
  }

  FileObjects file() {
    return file;
  }

  void collectLeaves(List<Object> all) {
    all.addAll(leaves);
    below.forEach(branch -> branch.collectLeaves(all));
  }

  /** A branch below this one, also by its name without this one's. */
  public @Nullable TBranch getBranchForName(String wanted) {
    return named(below, wanted)
        .or(() -> named(below, (name().endsWith(".") ? name() : name() + ".") + wanted))
        .map(BranchView::proxy)
        .orElse(null);
  }

  /** The branches below. */
  public Items getBranches() {
    return new Items(file, "TObjArray", "", below.stream().map(BranchView::proxy).toList());
  }

  /** What each entry holds. */
  public Items getLeaves() {
    return new Items(file, "TObjArray", "", leaves);
  }

  /** How many entries. */
  public long getEntries() {
    return object.count("fEntries");
  }

  /** The numbers of a leaf from an entry on, to the end of its basket. */
  public RootInput setPosition(TLeaf leaf, long index) throws IOException {
    long end = getEntries();
    for (long border : object.integers("fBasketEntry")) {
      if (border > index) {
        end = Math.min(end, border);
      }
    }
    try {
      Column read = tree.read(List.of(path), EntryRange.of(index, end)).column(path);
      return ColumnInput.of(LeafView.leafColumn(read, leaf.getName()));
    } catch (RootFormatException | RootNameException | UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The value of an entry. */
  @Nullable Object value(String leaf, long index) throws IOException {
    try {
      Column read = column;
      if (read == null || index < kept.start() || index >= kept.end()) {
        kept = run(index);
        read = tree.read(List.of(path), kept).column(path);
        column = read;
      }
      return Values.at(file, LeafView.leafColumn(read, leaf), (int) (index - kept.start()));
    } catch (RootFormatException | RootNameException | UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The entries to read together with one. */
  private EntryRange run(long index) {
    List<EntryRange> all = runs;
    if (all == null) {
      all = tree.batches(List.of(path), KEPT_BYTES);
      runs = all;
    }
    return all.stream()
        .filter(r -> r.start() <= index && index < r.end())
        .findFirst()
        .orElseThrow(() ->
            new RootNameException(
                "branch '%s': expected an entry below %d, found %d"
                    .formatted(path, getEntries(), index)));
  }
}
