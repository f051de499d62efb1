package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of 16 bits. */
public interface TLeafS extends TLeaf {
  /** The value of an entry; of an array the first. */
  short getValue(long index) throws IOException;
}
