package hep.rootio;

import hep.rootio.internal.IndexedTree;
import hep.rootio.internal.OpenFile;
import hep.rootio.internal.ttree.TTree;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The friends that a tree's own record names (TTree::fFriends): trees of the same file, or of
 * another in the same folder. One that has an index (TTreeIndex) is matched by it where the tree
 * has the branches that it goes by, the others by entry number. One that is not there or is shorter
 * is left out, and a line in the log says so.
 */
final class Friends {
  private static final Logger LOG = System.getLogger("hep.rootio");

  private final OpenFile file;
  private final Supplier<RootDirectory> root;
  private final TTree tree;

  /**
   * @param root the top directory of the tree's file
   */
  Friends(OpenFile file, Supplier<RootDirectory> root, TTree tree) {
    this.file = file;
    this.root = root;
    this.tree = tree;
  }

  /** The tree with the friends that can be had. */
  Tree open() {
    Tree all = tree;
    for (RootObject element : elements()) {
      String name = element.text("fName");
      try {
        TTree friend = open(element);
        Optional<RootObject> index =
            friend.object().has("fTreeIndex")
                ? friend.object().object("fTreeIndex")
                : Optional.empty();
        all =
            all.addFriend(
                index.isPresent() ? IndexedTree.of(tree, friend, index.get()) : friend, name);
      } catch (RootNameException | RootFormatException | UncheckedIOException e) {
        leftOut(name, e);
      }
    }
    return all;
  }

  private List<RootObject> elements() {
    try {
      return tree.object().object("fFriends").stream()
          .flatMap(list -> list.objects("arr").stream())
          .flatMap(Optional::stream)
          .flatMap(item -> item.object("obj").stream())
          .filter(element -> element.has("fTreeName"))
          .toList();
    } catch (RootNameException | RootFormatException e) {
      if (tree.object().has("fFriends")) {
        leftOut("all", e);
      }
      return List.of();
    }
  }

  private TTree open(RootObject element) {
    String name = element.text("fTreeName");
    String title = element.text("fTitle");
    TTree friend;
    if (title.isEmpty() || last(title).equals(last(file.source().name()))) {
      friend = tTree(root.get(), name);
    } else {
      Path path =
          file.siblings()
              .find(title)
              .orElseThrow(() ->
                  new RootNameException(
                      "file '%s' is not in the folder of %s"
                          .formatted(title, file.source().name())));
      RootFile other = RootFile.open(path);
      file.siblings().keep(other);
      friend = tTree(other.root(), name);
    }
    return friend;
  }

  private static TTree tTree(RootDirectory root, String name) {
    if (root.ownTree(name) instanceof TTree found) {
      return found;
    }
    throw new RootNameException("'" + name + "' is an RNTuple");
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void leftOut(String name, RuntimeException reason) {
    LOG.log(
        Level.WARNING,
        "{0}: {1}: friend {2} is left out: {3}",
        file.source().name(),
        tree,
        name,
        reason.getMessage());
  }
}
