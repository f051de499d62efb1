package hep.rootio;

import hep.rootio.internal.Chain;
import hep.rootio.internal.OpenFile;
import hep.rootio.internal.container.Key;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A TChain that a file holds: the trees of the files that it names, one after the other. Files are
 * looked for in the folder of the chain's own file, nowhere else, and all of them must be there.
 */
final class StoredChain {
  /** From here on a number of entries means that nobody counted them (TTree::kMaxEntries). */
  private static final long UNCOUNTED = 1234567890;

  private final OpenFile file;
  private final String path;
  private final RootObject chain;
  private final Map<Path, RootFile> opened = new HashMap<>();
  private final Map<String, Tree> trees = new HashMap<>();

  private StoredChain(OpenFile file, String path, RootObject chain) {
    this.file = file;
    this.path = path;
    this.chain = chain;
  }

  /**
   * Opens the trees that a chain names.
   *
   * @throws RootNameException where one is not there, or has not the entries that the chain counted
   * @throws RootFormatException where the chain's members are not those of a TChain
   */
  static Tree open(OpenFile file, Key key, String path) {
    return new StoredChain(file, path, file.object(key, path)).tree();
  }

  private Tree tree() {
    List<RootObject> elements = elements();
    if (elements.isEmpty()) {
      throw new RootNameException(where() + " names no file");
    }
    List<Tree> parts = new ArrayList<>();
    for (RootObject element : elements) {
      parts.add(part(element));
    }
    return Chain.of(parts);
  }

  private List<RootObject> elements() {
    return chain.object("fFiles").stream()
        .flatMap(list -> list.objects("arr").stream())
        .flatMap(Optional::stream)
        .toList();
  }

  private Tree part(RootObject element) {
    String named = element.text("fTitle");
    String fileName = named.replaceFirst("[?#].*$", "");
    String treeName = element.text("fName");
    long counted = element.integer("fEntries");
    Path found =
        file.siblings()
            .find(fileName)
            .orElseThrow(() ->
                new RootNameException(
                    "%s names file '%s', which is not in the folder of %s"
                        .formatted(where(), named, file.source().name())));
    Tree tree = trees.computeIfAbsent(found + "#" + treeName, _ -> tree(found, treeName));
    if (counted >= 0 && counted < UNCOUNTED && counted != tree.entries()) {
      throw new RootNameException(
          "%s: expected %d entries in tree '%s' of file '%s', found %d"
              .formatted(where(), counted, treeName, named, tree.entries()));
    }
    return tree;
  }

  private Tree tree(Path found, String name) {
    RootFile other =
        opened.computeIfAbsent(
            found,
            it -> {
              RootFile named = RootFile.open(it);
              file.siblings().keep(named);
              return named;
            });
    return other.root().treeWithFriends(name);
  }

  private String where() {
    return "%s: chain '%s'".formatted(file.source().name(), path);
  }
}
