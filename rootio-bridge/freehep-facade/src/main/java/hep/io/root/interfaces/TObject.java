package hep.io.root.interfaces;

import hep.io.root.RootObject;

/** The root of most classes. */
public interface TObject extends RootObject {
  /** Status bits. */
  int getBits();

  /** Number within a process. */
  int getUniqueID();
}
