package hep.io.root.interfaces;

/** Numbers of type float. */
public interface TArrayF extends TArray {
  /** The numbers; do not change them. */
  float[] getArray();
}
