package hep.io.root.output.classes.hist;

import hep.io.root.output.classes.TArrayD;
import hep.io.root.output.classes.TNamed;

/** What all histograms have: axes, and the sums that mean and width are taken from. */
public abstract sealed class TH1 extends TNamed permits TH1D, TH2 {
  private TAxis fXaxis;
  private TAxis fYaxis;
  private TAxis fZaxis;
  private double fEntries;
  private double fTsumw;
  private double fTsumw2;
  private double fTsumwx;
  private double fTsumwx2;
  private TArrayD fSumw2 = new TArrayD();

  TH1(String name, TAxis x, TAxis y) {
    super(name, "");
    fXaxis = x;
    fYaxis = y;
    fZaxis = new TAxis("zaxis", 1, 0, 1);
  }

  /** Whether none of the sums was set, so that they are to be taken from the bins. */
  final boolean isWithoutSums() {
    return fTsumw == 0 && fTsumw2 == 0 && fTsumwx == 0 && fTsumwx2 == 0;
  }

  /** The number of entries, or the one to put where none was set. */
  final double entriesOr(double otherwise) {
    return fEntries == 0 ? otherwise : fEntries;
  }

  /** The x axis. */
  public final TAxis getfXaxis() {
    return fXaxis;
  }

  /** With another x axis. */
  public final void setfXaxis(TAxis axis) {
    fXaxis = axis;
  }

  /** The y axis; of a histogram of one quantity, that of its contents. */
  public final TAxis getfYaxis() {
    return fYaxis;
  }

  /** With another y axis. */
  public final void setfYaxis(TAxis axis) {
    fYaxis = axis;
  }

  /** The z axis; of a histogram of two quantities, that of its contents. */
  public final TAxis getfZaxis() {
    return fZaxis;
  }

  /** With another z axis. */
  public final void setfZaxis(TAxis axis) {
    fZaxis = axis;
  }

  /** How often it was filled. */
  public final double getfEntries() {
    return fEntries;
  }

  /** With so many entries. */
  public final void setfEntries(double value) {
    fEntries = value;
  }

  /** With so many entries. */
  public final void setEntries(double value) {
    fEntries = value;
  }

  /** Σ w. */
  public final double getfTsumw() {
    return fTsumw;
  }

  /** With this Σ w. */
  public final void setfTsumw(double value) {
    fTsumw = value;
  }

  /** Σ w². */
  public final double getfTsumw2() {
    return fTsumw2;
  }

  /** With this Σ w². */
  public final void setfTsumw2(double value) {
    fTsumw2 = value;
  }

  /** Σ w x. */
  public final double getfTsumwx() {
    return fTsumwx;
  }

  /** With this Σ w x. */
  public final void setfTsumwx(double value) {
    fTsumwx = value;
  }

  /** Σ w x². */
  public final double getfTsumwx2() {
    return fTsumwx2;
  }

  /** With this Σ w x². */
  public final void setfTsumwx2(double value) {
    fTsumwx2 = value;
  }

  /** Σ w² of the bins, or no numbers where every weight is 1; of a profile Σ w y². */
  public final TArrayD getfSumw2() {
    return fSumw2;
  }

  /** With this Σ w² of the bins. */
  public final void setfSumw2(TArrayD sums) {
    fSumw2 = sums;
  }
}
