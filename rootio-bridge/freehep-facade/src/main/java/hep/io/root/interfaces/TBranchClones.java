package hep.io.root.interfaces;

/** A branch of a collection of objects, split by members. */
public interface TBranchClones extends TBranch {}
