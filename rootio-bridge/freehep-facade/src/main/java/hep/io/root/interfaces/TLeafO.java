package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of true or false. */
public interface TLeafO extends TLeaf {
  /** The value of an entry; of an array the first. */
  boolean getValue(long index) throws IOException;
}
