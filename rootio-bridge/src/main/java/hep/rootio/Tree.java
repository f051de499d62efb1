package hep.rootio;

import hep.rootio.internal.Chain;
import hep.rootio.internal.FriendTree;
import hep.rootio.internal.IndexedTree;
import hep.rootio.internal.Runs;
import java.util.List;

/**
 * Entries of named, typed columns: one face for TTree and RNTuple, for one file and many. A tree
 * may be asked by several threads at once; each read uses all processors, decompressing whole
 * baskets side by side, and its result does not depend on how many there are.
 */
public interface Tree extends AutoCloseable {
  /**
   * Opens files as one tree.
   *
   * @param specs paths, globs or addresses (see {@link RootFile#open(java.net.URI)}), each
   *     optionally with the tree's path: {@code file.root}, {@code dir/*.root}, {@code
   *     https://host/file.root:dir/tree}. Without a path, the file's only tree
   * @throws java.io.UncheckedIOException when there is no such file
   * @throws RootNameException when there is no such tree, or more than one to choose from
   * @throws RootFormatException when a file is broken
   */
  static Tree open(String... specs) {
    return Chain.open(List.of(specs));
  }

  /** The name. */
  String name();

  /** The title. */
  String title();

  /** How many entries there are. */
  long entries();

  /** All branches, each before those below it. */
  List<Branch> branches();

  /**
   * A branch by path, or by name where only one has it.
   *
   * @throws RootNameException where there is none; it names the nearest
   */
  Branch branch(String name);

  /**
   * Reads branches over a run of entries. What lies beyond the last entry is left out.
   *
   * @param names paths or names of branches
   * @throws RootNameException where a branch is missing or cannot be read
   * @throws RootFormatException where the file is broken
   */
  Columns read(List<String> names, EntryRange range);

  /** Reads branches over all entries. */
  default Columns read(List<String> names) {
    return read(names, EntryRange.of(0, entries()));
  }

  /** Reads branches over all entries. */
  default Columns read(String... names) {
    return read(List.of(names));
  }

  /**
   * Cuts the entries into runs, so that reading one takes no more memory than given: columns and
   * buffers together. A run has at least one entry. Cuts are put where baskets end where that fits.
   */
  List<EntryRange> batches(List<String> names, long memoryBoundBytes);

  /**
   * Reads branches run by run, within a bound on memory; see {@link #batches}. Where there are
   * threads, the next run is read while this one is worked on, and each takes half of the bound. A
   * failure is thrown when the iterator comes to its run; an iterator may be left before its end.
   */
  default Iterable<Columns> iterate(List<String> names, long memoryBoundBytes) {
    return () -> Runs.of(this, names, memoryBoundBytes);
  }

  /**
   * This tree with the branches of another one of as many entries beside its own: entry by entry.
   * Friends that a TTree's own record names are there without being added.
   *
   * @param friend closed together with this
   * @param alias before a dot and the friend's branch names; the bare names are found as well where
   *     they are not the tree's own
   * @throws RootNameException where the friend has fewer entries
   */
  default Tree addFriend(Tree friend, String alias) {
    return FriendTree.of(this, friend, alias);
  }

  /**
   * This tree with the branches of another one beside its own, matched by two branches that both
   * have, such as run and event. Of the friend's entries with the same two numbers the first
   * counts. Where the friend has no such entry, its numbers are NaN or 0 and its lists and strings
   * empty.
   *
   * @param friend closed together with this
   * @param alias as for {@link #addFriend(Tree, String)}
   * @param major a branch of whole numbers
   * @param minor a branch of whole numbers, or a whole number such as 0 where one branch is enough
   * @throws RootNameException where a tree has no such branches
   */
  default Tree addFriend(Tree friend, String alias, String major, String minor) {
    return FriendTree.of(this, IndexedTree.of(this, friend, major, minor), alias);
  }

  /** This tree without friends, be they added or named in the file. */
  default Tree withoutFriends() {
    return this;
  }

  /**
   * This tree with a branch read in another way than the rules choose: as another type of the same
   * width, or as a class whose description the file lacks. The columns come out as {@code type}
   * says; bytes that do not fit it are refused when they are read.
   *
   * {@snippet :
   * Interpretation unsigned = new Interpretation.Numeric(NumberType.UINT32);
   * Columns columns = tree.with("detector_id", unsigned).read("detector_id");
   * }
   *
   * @param branch path or name
   * @param type what {@link Branch#interpretation()} is to be
   * @throws RootNameException where there is no such branch, or it is a field of an RNTuple, whose
   *     columns say how they are read
   */
  default Tree with(String branch, Interpretation type) {
    throw new RootNameException(
        "branch '%s' of tree '%s': only branches of a TTree can be read in another way"
            .formatted(branch(branch).path(), name()));
  }

  /** Closes the files. */
  @Override
  void close();
}
