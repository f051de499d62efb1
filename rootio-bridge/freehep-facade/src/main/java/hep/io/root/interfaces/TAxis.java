package hep.io.root.interfaces;

/** An axis of a histogram. */
public interface TAxis extends TNamed, TAttAxis {
  /** Number of bins, without under- and overflow. */
  int getNbins();

  /** Lower edge of the first bin. */
  double getXmin();

  /** Upper edge of the last bin. */
  double getXmax();

  /** Edges where bins differ in width, else empty. */
  TArrayD getXbins();

  /** First bin shown; 0 for all. */
  int getFirst();

  /** Last bin shown; 0 for all. */
  int getLast();

  /** Whether the axis shows times. */
  boolean getTimeDisplay();

  /** How it shows times. */
  String getTimeFormat();
}
