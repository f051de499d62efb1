package hep.io.root.interfaces;

import java.io.IOException;

/** A leaf of a branch of an object. */
public interface TLeafElement extends TLeaf {
  /** The value of an entry, as {@link TLeaf#getWrappedValue} gives it. */
  Object getValue(long index) throws IOException;
}
