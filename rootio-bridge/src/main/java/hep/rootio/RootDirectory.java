package hep.rootio;

import hep.rootio.internal.OpenFile;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.container.Directory;
import hep.rootio.internal.container.Key;
import hep.rootio.internal.rntuple.Tuple;
import hep.rootio.internal.ttree.TTree;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A directory of a file: named objects, trees, and directories within. Paths go through directories
 * by slashes; {@code name;2} asks for a cycle.
 */
public final class RootDirectory {
  private final OpenFile file;
  private final String path;
  private final List<Key> keys;
  private final Optional<Directory> record;

  private RootDirectory(OpenFile file, String path, List<Key> keys, Optional<Directory> record) {
    this.file = file;
    this.path = path;
    this.keys = keys;
    this.record = record;
  }

  /** The file's own directory; of an unclosed file what a scan finds. */
  static RootDirectory root(OpenFile file) {
    if (file.recovered().isPresent()) {
      List<Key> found = file.recovered().get().in(file.header().begin());
      return new RootDirectory(file, "", found, Optional.empty());
    }
    Directory record = Directory.root(file.source(), file.header());
    return new RootDirectory(
        file, "", record.keys(file.source(), file.place()), Optional.of(record));
  }

  /** Path from the top; empty there. */
  public String path() {
    return path;
  }

  /**
   * When it was made, in the time zone of whoever did; empty where the file does not tell, such as
   * one that was never closed.
   */
  public Optional<LocalDateTime> created() {
    return record.flatMap(it -> Directory.time(it.created()));
  }

  /** When it was last written, as {@link #created} tells times. */
  public Optional<LocalDateTime> modified() {
    return record.flatMap(it -> Directory.time(it.modified()));
  }

  /** All keys in the order of the file, of all cycles. */
  public List<RootKey> keys() {
    return keys.stream()
        .map(k ->
            new RootKey(
                k.name(), k.title(), k.className(), k.cycle(), k.nbytes(), k.objectLength()))
        .toList();
  }

  /**
   * A directory below this one.
   *
   * @throws RootNameException where there is none
   */
  public RootDirectory directory(String name) {
    if (name.isEmpty()) {
      return this;
    }
    int slash = name.indexOf('/');
    String first = slash < 0 ? name : name.substring(0, slash);
    Key key = key(first);
    if (!key.className().startsWith("TDirectory")) {
      throw new RootNameException(
          "%s: '%s' is no directory but a %s".formatted(where(), first, key.className()));
    }
    String below = path.isEmpty() ? first : path + "/" + first;
    Cursor in = key.open(file.source(), file.place().in(below));
    Directory own = Directory.read(in);
    List<Key> inside =
        file.recovered().isPresent() && own.seekKeys() == 0
            ? file.recovered().get().in(key.seekKey())
            : own.keys(file.source(), file.place().in(below));
    RootDirectory found = new RootDirectory(file, below, inside, Optional.of(own));
    return slash < 0 ? found : found.directory(name.substring(slash + 1));
  }

  /**
   * A tree, of class TTree or one derived from it, an RNTuple, or a TChain: the trees of the files
   * that it names, which must be in the folder of this one.
   *
   * @throws RootNameException where there is none of that name, it is no tree, or a chain names a
   *     file that is not there
   */
  public Tree tree(String name) {
    int slash = name.lastIndexOf('/');
    if (slash >= 0) {
      return directory(name.substring(0, slash)).tree(name.substring(slash + 1));
    }
    Key key = key(name);
    return key.className().equals("TChain")
        ? StoredChain.open(file, key, child(key.name()))
        : treeWithFriends(name);
  }

  /** A tree of this file, no chain, with the friends that its record names. */
  Tree treeWithFriends(String name) {
    Tree tree = ownTree(name);
    return tree instanceof TTree found
        ? new Friends(file, () -> path.isEmpty() ? this : root(file), found).open()
        : tree;
  }

  /** A tree without the friends that its record names. */
  Tree ownTree(String name) {
    int slash = name.lastIndexOf('/');
    if (slash >= 0) {
      return directory(name.substring(0, slash)).ownTree(name.substring(slash + 1));
    }
    Key key = key(name);
    if (!isTree(key.className())) {
      throw new RootNameException(
          "%s: '%s' is no tree but a %s".formatted(where(), name, key.className()));
    }
    return Tuple.isTuple(key.className())
        ? Tuple.open(file, key, child(key.name()))
        : TTree.open(file, key, child(key.name()));
  }

  /**
   * An object through its members, whatever its class.
   *
   * @throws RootNameException where there is none of that name
   */
  public RootObject object(String name) {
    int slash = name.lastIndexOf('/');
    if (slash >= 0) {
      return directory(name.substring(0, slash)).object(name.substring(slash + 1));
    }
    Key key = key(name);
    return file.object(key, child(key.name()));
  }

  /**
   * A histogram, profile, efficiency or graph.
   *
   * @throws RootNameException where there is none of that name, or it is of another class
   */
  public RootRecord get(String name) {
    return RootRecord.of(object(name));
  }

  /** Whether a class is one that {@link #tree} opens. */
  public static boolean isTree(String className) {
    return className.equals("TTree")
        || className.equals("TNtuple")
        || className.equals("TNtupleD")
        || Tuple.isTuple(className);
  }

  private Key key(String name) {
    int semicolon = name.lastIndexOf(';');
    Optional<Key> found =
        keys.stream()
            .filter(k -> k.name().equals(name))
            .max((a, b) -> Integer.compare(a.cycle(), b.cycle()));
    if (found.isEmpty() && semicolon >= 0) {
      found = keys.stream().filter(k -> name.equals(k.name() + ";" + k.cycle())).findFirst();
    }
    return found.orElseThrow(() ->
        RootNameException.missing(
            where(), "object", name, keys.stream().map(Key::name).distinct().toList()));
  }

  private String child(String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  private String where() {
    return path.isEmpty() ? file.source().name() : file.source().name() + ": " + path;
  }

  @Override
  public String toString() {
    return where();
  }
}
