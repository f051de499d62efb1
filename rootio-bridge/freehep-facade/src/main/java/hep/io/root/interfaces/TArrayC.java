package hep.io.root.interfaces;

/** Numbers of type byte. */
public interface TArrayC extends TArray {
  /** The numbers; do not change them. */
  byte[] getArray();
}
