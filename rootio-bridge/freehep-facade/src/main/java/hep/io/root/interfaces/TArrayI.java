package hep.io.root.interfaces;

/** Numbers of type int. */
public interface TArrayI extends TArray {
  /** The numbers; do not change them. */
  int[] getArray();
}
