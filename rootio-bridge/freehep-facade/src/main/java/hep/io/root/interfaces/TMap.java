package hep.io.root.interfaces;

import java.util.Map;

/** Objects by objects. */
public interface TMap extends TCollection, Map<Object, Object> {
  /** How many pairs. */
  @Override
  int size();
}
