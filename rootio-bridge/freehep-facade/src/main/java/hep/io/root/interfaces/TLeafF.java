package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of single precision. */
public interface TLeafF extends TLeaf {
  /** The value of an entry; of an array the first. */
  float getValue(long index) throws IOException;
}
