package hep.io.root.interfaces;

import org.jspecify.annotations.Nullable;

/** Points. */
public interface TGraph extends TNamed, TAttLine, TAttFill, TAttMarker {
  /** How many. */
  int getNpoints();

  /** The x of each. */
  double[] getX();

  /** The y of each. */
  double[] getY();

  /** Upper end when drawn; -1111 for automatic. */
  double getMaximum();

  /** Lower end when drawn; -1111 for automatic. */
  double getMinimum();

  /** Functions fitted and texts drawn. */
  TList getFunctions();

  /** The axes; null where none were drawn. */
  @Nullable TH1F getHistogram();
}
