package hep.io.root.output.classes.hist;

import hep.io.root.output.classes.TArrayD;
import hep.io.root.output.classes.TNamed;
import hep.rootio.Axis;

/** An axis of a histogram. */
public final class TAxis extends TNamed {
  private int fNbins;
  private double fXmin;
  private double fXmax;
  private TArrayD fXbins = new TArrayD();

  TAxis(String name, int bins, double low, double high) {
    super(name, "");
    fNbins = bins;
    fXmin = low;
    fXmax = high;
  }

  /** How many bins, without under- and overflow. */
  public int getfNbins() {
    return fNbins;
  }

  /** With so many bins. */
  public void setfNbins(int value) {
    fNbins = value;
  }

  /** The lower edge of the first bin. */
  public double getfXmin() {
    return fXmin;
  }

  /** With another lower edge. */
  public void setfXmin(double value) {
    fXmin = value;
  }

  /** The upper edge of the last bin. */
  public double getfXmax() {
    return fXmax;
  }

  /** With another upper edge. */
  public void setfXmax(double value) {
    fXmax = value;
  }

  /** The edges of bins that differ in width: one more than bins, or none. */
  public TArrayD getfXbins() {
    return fXbins;
  }

  /** With bins between these edges. */
  public void setfXbins(TArrayD edges) {
    fXbins = edges;
  }

  Axis axis() {
    return new Axis(getTitle(), fNbins, fXmin, fXmax, fXbins.getArray());
  }
}
