package hep.io.root.interfaces;

/** Means of y in bins of x. The array holds sums of weight times y. */
public interface TProfile extends TH1D {
  /** Sum of weights in each bin. */
  double[] getBinEntries();

  /** How errors are computed. */
  int getErrorMode();

  /** Lower limit of y, if any. */
  double getYmin();

  /** Upper limit of y, if any. */
  double getYmax();
}
