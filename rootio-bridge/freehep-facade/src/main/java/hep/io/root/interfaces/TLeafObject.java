package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of whole objects. */
public interface TLeafObject extends TLeaf {
  /** The value of an entry, as {@link TLeaf#getWrappedValue} gives it. */
  Object getValue(long index) throws IOException;
}
