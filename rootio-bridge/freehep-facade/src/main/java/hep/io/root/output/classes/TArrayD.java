package hep.io.root.output.classes;

/** Doubles, which are not copied: what is in the array when the file is closed is written. */
public final class TArrayD {
  private final double[] array;

  /** No numbers. */
  public TArrayD() {
    this(new double[0]);
  }

  /** These numbers. */
  public TArrayD(double[] array) {
    this.array = array;
  }

  /** The numbers. */
  public double[] getArray() {
    return array;
  }
}
