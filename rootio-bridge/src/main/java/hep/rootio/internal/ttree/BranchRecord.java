package hep.rootio.internal.ttree;

import hep.rootio.RootObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A branch as the file holds it (TBranch, TBranchElement, TBranchObject): a view of the object,
 * nothing is worked out before it is asked for.
 *
 * @param object the branch itself
 * @param path names from the top, joined by slashes
 */
record BranchRecord(RootObject object, String path) {
  private static final int DEEPEST = 60;

  /** The branches below a list, and those below them. */
  static void collect(RootObject owner, String prefix, int depth, List<BranchRecord> into) {
    Optional<RootObject> list = owner.object("fBranches");
    if (list.isEmpty() || depth > DEEPEST) {
      return;
    }
    for (Optional<RootObject> branch : list.get().objects("arr")) {
      if (branch.isPresent() && branch.get().has("fBasketSeek")) {
        String path = prefix + branch.get().text("fName");
        into.add(new BranchRecord(branch.get(), path));
        collect(branch.get(), path + "/", depth + 1, into);
      } else if (branch.isPresent() && branch.get().className().equals("TBranchClones")) {
        // Not a branch of its own: the branches of its members, and the one that counts them.
        String path = prefix + branch.get().text("fName") + "/";
        branch
            .get()
            .object("fBranchCount")
            .ifPresent(count -> into.add(new BranchRecord(count, path + count.text("fName"))));
        collect(branch.get(), path, depth + 1, into);
      }
    }
  }

  /** The branches directly below this one. */
  List<RootObject> below() {
    return object.object("fBranches").stream()
        .flatMap(list -> list.objects("arr").stream())
        .flatMap(Optional::stream)
        .toList();
  }

  String name() {
    return object.text("fName");
  }

  String title() {
    return object.text("fTitle");
  }

  long entries() {
    return object.count("fEntries");
  }

  long firstEntry() {
    return object.has("fFirstEntry") ? object.count("fFirstEntry") : 0;
  }

  /** Whether this is a TBranchElement. */
  boolean element() {
    return object.className().equals("TBranchElement");
  }

  /** Whether this is a TBranchObject: an object an entry. */
  boolean unsplit() {
    return object.className().equals("TBranchObject");
  }

  /** Whether the name of its class stands before each object. */
  boolean named() {
    return object.object("fLeaves").stream()
        .flatMap(list -> list.objects("arr").stream())
        .flatMap(Optional::stream)
        .anyMatch(leaf -> leaf.has("fVirtual") && leaf.integer("fVirtual") != 0);
  }

  /** The file that holds the baskets; empty for the tree's own. */
  String fileName() {
    return text("fFileName");
  }

  /** A whole number of a TBranchElement. */
  int integer(String member) {
    return (int) object.integer(member);
  }

  String text(String member) {
    return object.has(member) ? object.text(member) : "";
  }

  List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    for (Optional<RootObject> leaf :
        object.object("fLeaves").map(list -> list.objects("arr")).orElse(List.of())) {
      if (leaf.isPresent() && leaf.get().has("fLen")) {
        leaves.add(Leaf.of(leaf.get()));
      }
    }
    return leaves;
  }
}
