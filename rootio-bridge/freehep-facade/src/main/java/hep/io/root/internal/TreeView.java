package hep.io.root.internal;

import hep.io.root.interfaces.TBranch;
import hep.rootio.RootObject;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tree can do beyond its members. The names are those of {@code TTree}. */
public final class TreeView {
  private final FileObjects file;
  private final Tree tree;
  private final List<BranchView> branches;

  TreeView(FileObjects file, RootObject object, Tree tree) {
    this.file = file;
    this.tree = tree.withoutFriends();
    this.branches = BranchView.below(file, this.tree, object, "");
  }

  /** How many entries. */
  public long getEntries() {
    return tree.entries();
  }

  /** A branch by number. */
  public TBranch getBranch(int index) {
    return branches.get(index).proxy();
  }

  /** A branch by name, with or without a dot at its end. */
  public @Nullable TBranch getBranch(String name) {
    return BranchView.named(branches, name).map(BranchView::proxy).orElse(null);
  }

  /** How many branches. */
  public int getNBranches() {
    return branches.size();
  }

  /** The branches at the top. */
  public Items getBranches() {
    return new Items(file, "TObjArray", "", branches.stream().map(BranchView::proxy).toList());
  }

  /** The leaves of all branches. */
  public Items getLeaves() {
    List<Object> leaves = new ArrayList<>();
    branches.forEach(branch -> branch.collectLeaves(leaves));
    return new Items(file, "TObjArray", "", leaves);
  }
}
