package hep.io.root.interfaces;

/** Numbers of type double. */
public interface TArrayD extends TArray {
  /** The numbers; do not change them. */
  double[] getArray();
}
