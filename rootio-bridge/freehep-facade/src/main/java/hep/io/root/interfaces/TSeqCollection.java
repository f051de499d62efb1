package hep.io.root.interfaces;

import java.util.List;

/** Objects in order. */
public interface TSeqCollection extends TCollection, List<Object> {
  /** How many. */
  @Override
  int size();
}
