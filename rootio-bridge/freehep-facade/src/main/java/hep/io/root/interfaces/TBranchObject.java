package hep.io.root.interfaces;

/** A branch of whole objects. */
public interface TBranchObject extends TBranch {
  /** The class of the objects. */
  String getClassName();
}
