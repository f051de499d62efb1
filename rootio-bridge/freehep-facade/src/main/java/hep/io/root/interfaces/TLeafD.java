package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of double precision. */
public interface TLeafD extends TLeaf {
  /** The value of an entry; of an array the first. */
  double getValue(long index) throws IOException;
}
