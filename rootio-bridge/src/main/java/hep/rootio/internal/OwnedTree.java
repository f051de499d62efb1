package hep.rootio.internal;

import hep.rootio.Branch;
import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.Interpretation;
import hep.rootio.RootFile;
import hep.rootio.Tree;
import java.util.List;

/** A tree that closes its file with itself. */
final class OwnedTree implements Tree {
  private final RootFile file;
  private final Tree tree;

  private OwnedTree(RootFile file, Tree tree) {
    this.file = file;
    this.tree = tree;
  }

  /**
   * @param file closed with this, and also when the tree cannot be had
   * @param path of the tree; empty for the only one
   */
  OwnedTree(RootFile file, String path) {
    this.file = file;
    try {
      this.tree = path.isEmpty() ? file.onlyTree() : file.tree(path);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return tree.name();
  }

  @Override
  public String title() {
    return tree.title();
  }

  @Override
  public long entries() {
    return tree.entries();
  }

  @Override
  public List<Branch> branches() {
    return tree.branches();
  }

  @Override
  public Branch branch(String name) {
    return tree.branch(name);
  }

  @Override
  public Columns read(List<String> names, EntryRange range) {
    return tree.read(names, range);
  }

  @Override
  public List<EntryRange> batches(List<String> names, long memoryBoundBytes) {
    return tree.batches(names, memoryBoundBytes);
  }

  @Override
  public Tree withoutFriends() {
    return new OwnedTree(file, tree.withoutFriends());
  }

  @Override
  public Tree with(String branch, Interpretation type) {
    return new OwnedTree(file, tree.with(branch, type));
  }

  @Override
  public void close() {
    file.close();
  }

  @Override
  public String toString() {
    return tree.toString();
  }
}
