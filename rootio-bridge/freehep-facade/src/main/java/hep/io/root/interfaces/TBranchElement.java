package hep.io.root.interfaces;

/** A branch of an object, a collection, or a member of one. */
public interface TBranchElement extends TBranch {
  /** The class of what it holds, or of what it is a member of. */
  String getClassName();
}
