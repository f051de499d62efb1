package hep.io.root.interfaces;

import org.jspecify.annotations.Nullable;

/** Entries in branches. */
public interface TTree extends TNamed, TAttLine, TAttFill, TAttMarker {
  /** How many entries. */
  long getEntries();

  /** A branch by number, from 0. */
  TBranch getBranch(int index);

  /** A branch at the top by name; null where there is none. */
  @Nullable TBranch getBranch(String name);

  /** How many branches are at the top. */
  int getNBranches();

  /** The branches at the top. */
  TObjArray getBranches();

  /** The leaves of all branches. */
  TObjArray getLeaves();

  /** Bytes before compression. */
  long getTotBytes();

  /** Bytes stored. */
  long getZipBytes();
}
