package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of 32 bits. */
public interface TLeafI extends TLeaf {
  /** The value of an entry; of an array the first. */
  int getValue(long index) throws IOException;
}
