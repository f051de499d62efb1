package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of 8 bits. */
public interface TLeafB extends TLeaf {
  /** The value of an entry; of an array the first. */
  byte getValue(long index) throws IOException;
}
