package hep.io.root.interfaces;

/** Several objects. */
public interface TCollection extends TObject {
  /** How many. */
  int size();

  /** The name; mostly empty. */
  String getName();
}
