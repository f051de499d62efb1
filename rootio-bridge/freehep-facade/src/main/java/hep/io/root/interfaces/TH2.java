package hep.io.root.interfaces;

/** What histograms of two dimensions have. */
public interface TH2 extends TH1 {
  /** Scale factor. */
  double getScalefactor();

  /** Sum of weight times y. */
  double getTsumwy();

  /** Sum of weight times y squared. */
  double getTsumwy2();

  /** Sum of weight times x times y. */
  double getTsumwxy();
}
