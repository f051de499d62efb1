package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of text. */
public interface TLeafC extends TLeaf {
  /** The value of an entry; of an array the first. */
  String getValue(long index) throws IOException;
}
