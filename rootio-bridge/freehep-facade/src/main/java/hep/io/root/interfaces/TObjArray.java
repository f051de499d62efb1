package hep.io.root.interfaces;

import org.jspecify.annotations.Nullable;

/** Objects in order, which counts from a bound of its own. */
public interface TObjArray extends TSeqCollection {
  /** Number of the first; mostly 0. */
  int getLowerBound();

  /** Number of the last. */
  int getUpperBound();

  /** The element of that number, from 0; null where the file has none. */
  @Nullable Object getElementAt(int index);
}
