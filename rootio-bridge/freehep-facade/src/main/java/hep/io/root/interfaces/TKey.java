package hep.io.root.interfaces;

import hep.io.root.RootClass;
import hep.io.root.RootClassNotFound;
import hep.io.root.RootObject;
import java.io.IOException;

/** Where an object stands. */
public interface TKey extends TNamed {
  /** The highest of equal names is the current one. */
  short getCycle();

  /** Reads the object. */
  RootObject getObject() throws RootClassNotFound, IOException;

  /** Its class. */
  RootClass getObjectClass() throws RootClassNotFound, IOException;
}
