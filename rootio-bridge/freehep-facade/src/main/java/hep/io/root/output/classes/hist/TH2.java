package hep.io.root.output.classes.hist;

/** What histograms of two quantities have besides. */
public abstract sealed class TH2 extends TH1 permits TH2D {
  private double fTsumwy;
  private double fTsumwy2;
  private double fTsumwxy;

  TH2(String name, TAxis x, TAxis y) {
    super(name, x, y);
  }

  /** Σ w y. */
  public final double getfTsumwy() {
    return fTsumwy;
  }

  /** With this Σ w y. */
  public final void setfTsumwy(double value) {
    fTsumwy = value;
  }

  /** Σ w y². */
  public final double getfTsumwy2() {
    return fTsumwy2;
  }

  /** With this Σ w y². */
  public final void setfTsumwy2(double value) {
    fTsumwy2 = value;
  }

  /** Σ w x y. */
  public final double getfTsumwxy() {
    return fTsumwxy;
  }

  /** With this Σ w x y. */
  public final void setfTsumwxy(double value) {
    fTsumwxy = value;
  }
}
