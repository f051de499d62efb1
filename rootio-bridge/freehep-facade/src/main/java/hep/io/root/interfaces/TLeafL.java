package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of 64 bits. */
public interface TLeafL extends TLeaf {
  /** The value of an entry; of an array the first. */
  long getValue(long index) throws IOException;
}
