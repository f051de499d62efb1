package hep.io.root.interfaces;

/** What all histograms have. */
public interface TH1 extends TNamed, TAttLine, TAttFill, TAttMarker {
  /** Number of bins with under- and overflow. */
  int getNcells();

  /** The x axis. */
  TAxis getXaxis();

  /** The y axis. */
  TAxis getYaxis();

  /** The z axis. */
  TAxis getZaxis();

  /** How often it was filled. */
  double getEntries();

  /** Sum of weights. */
  double getTsumw();

  /** Sum of squares of weights. */
  double getTsumw2();

  /** Sum of weight times x. */
  double getTsumwx();

  /** Sum of weight times x squared. */
  double getTsumwx2();

  /** Upper end when drawn; -1111 for automatic. */
  double getMaximum();

  /** Lower end when drawn; -1111 for automatic. */
  double getMinimum();

  /** Sum when drawn; 0 for as it is. */
  double getNormFactor();

  /** Squares of errors, or empty. */
  double[] getSumw2();

  /** Contour levels. */
  double[] getContour();

  /** Options for drawing. */
  String getOption();

  /** Functions fitted and texts drawn. */
  TList getFunctions();

  /** Of bar charts, in thousandths. */
  short getBarOffset();

  /** Of bar charts, in thousandths. */
  short getBarWidth();
}
