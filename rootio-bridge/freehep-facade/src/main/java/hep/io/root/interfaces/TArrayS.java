package hep.io.root.interfaces;

/** Numbers of type short. */
public interface TArrayS extends TArray {
  /** The numbers; do not change them. */
  short[] getArray();
}
