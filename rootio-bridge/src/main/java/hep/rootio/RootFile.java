package hep.rootio;

import hep.rootio.internal.Locations;
import hep.rootio.internal.OpenFile;
import hep.rootio.internal.bytes.MappedSource;
import hep.rootio.internal.bytes.Source;
import hep.rootio.internal.streamer.StreamerElement;
import hep.rootio.internal.streamer.StreamerInfo;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A ROOT file, open for reading. Trees and objects had from it are of use until it is closed. */
public final class RootFile implements AutoCloseable {
  private final OpenFile file;
  private final RootDirectory root;

  private RootFile(OpenFile file) {
    this.file = file;
    this.root = RootDirectory.root(file);
  }

  /**
   * Opens a file.
   *
   * @throws java.io.UncheckedIOException when it cannot be read
   * @throws RootFormatException when it is no ROOT file
   */
  public static RootFile open(Path path) {
    return open(MappedSource.open(path));
  }

  /**
   * Opens a file on this computer or on a server: {@code https} and {@code http}, where the server
   * sends byte ranges, {@code root} and {@code xroot} (XRootD), or {@code file}. Only what is read
   * is fetched.
   *
   * @throws java.io.UncheckedIOException when it cannot be read, in one sentence that names it
   * @throws RootFormatException when it is no ROOT file
   */
  public static RootFile open(URI address) {
    return open(Locations.open(address));
  }

  /** Opens a path, or an address as {@link #open(URI)} takes it: what has {@code ://} in it. */
  public static RootFile open(String location) {
    return open(Locations.open(location));
  }

  private static RootFile open(Source source) {
    try {
      return new RootFile(new OpenFile(source));
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Begins a file to be written: see {@link RootWriter#create(Path)}.
   *
   * @throws java.io.UncheckedIOException when the folder cannot be written
   */
  public static RootWriter create(Path path) {
    return RootWriter.create(path);
  }

  /** The top directory. */
  public RootDirectory root() {
    return root;
  }

  /** See {@link RootDirectory#directory}. */
  public RootDirectory directory(String path) {
    return root.directory(path);
  }

  /** See {@link RootDirectory#tree}. */
  public Tree tree(String path) {
    return root.tree(path);
  }

  /** See {@link RootDirectory#object}. */
  public RootObject object(String path) {
    return root.object(path);
  }

  /** See {@link RootDirectory#get}. */
  public RootRecord get(String path) {
    return root.get(path);
  }

  /**
   * The one tree of the file, in whatever directory.
   *
   * @throws RootNameException where there is none, or more than one; it names them
   */
  public Tree onlyTree() {
    List<String> found = new ArrayList<>();
    collectTrees(root, found, 0);
    if (found.size() != 1) {
      throw new RootNameException(
          found.isEmpty()
              ? file.source().name()
                  + " holds no tree"
                  + (recovered() ? "; it was cut off or not closed when it was written" : "")
              : "%s holds %d trees, so name one after a colon: %s"
                  .formatted(file.source().name(), found.size(), String.join(", ", found)));
    }
    return tree(found.getFirst());
  }

  private static void collectTrees(RootDirectory directory, List<String> found, int depth) {
    String prefix = directory.path().isEmpty() ? "" : directory.path() + "/";
    for (String name : directory.keys().stream().map(RootKey::name).distinct().toList()) {
      String className =
          directory.keys().stream()
              .filter(k -> k.name().equals(name))
              .findFirst()
              .orElseThrow()
              .className();
      if (RootDirectory.isTree(className)) {
        found.add(prefix + name);
      } else if (className.startsWith("TDirectory") && depth < 20) {
        collectTrees(directory.directory(name), found, depth + 1);
      }
    }
  }

  /**
   * Whether the file was not closed when it was written, so that its lists of keys are missing and
   * what it holds was found by going through its records. What was written last is not there.
   */
  public boolean recovered() {
    return file.recovered().isPresent();
  }

  /** The file as it was opened. */
  public String name() {
    return file.source().name();
  }

  /** The classes that the file describes. */
  public List<StoredClass> storedClasses() {
    return file.classes().all().stream().map(RootFile::storedClass).toList();
  }

  private static StoredClass storedClass(StreamerInfo info) {
    List<String> bases = new ArrayList<>();
    List<StoredClass.Member> members = new ArrayList<>();
    for (StreamerElement element : info.elements()) {
      if (element.base()) {
        bases.add(element.name());
      } else {
        List<Integer> dimensions =
            IntStream.of(element.maxIndex()).filter(size -> size > 0).boxed().toList();
        members.add(
            new StoredClass.Member(
                element.name(), element.title(), element.typeName(), dimensions));
      }
    }
    return new StoredClass(info.name(), info.version(), info.checksum(), bases, members);
  }

  /** Version of ROOT that wrote the file, such as 63200 for 6.32.00. */
  public int rootVersion() {
    return file.header().version() % 1_000_000;
  }

  /** 100 times the algorithm plus the level, as the file's header says. */
  public int compressionSetting() {
    return file.header().compression();
  }

  /** Length of the file. */
  public long bytes() {
    return file.source().size();
  }

  @Override
  public void close() {
    file.close();
  }

  @Override
  public String toString() {
    return name();
  }
}
