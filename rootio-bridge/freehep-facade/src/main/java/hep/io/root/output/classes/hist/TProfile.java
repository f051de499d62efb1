package hep.io.root.output.classes.hist;

import hep.rootio.Profile;
import hep.rootio.RootWriter;
import java.util.Arrays;

/** The mean of one quantity in bins of another. */
public final class TProfile extends TH1D {
  private final double[] sumWY2;
  private final double[] sumW;
  private final double[] sumW2;
  private double fTsumwy;
  private double fTsumwy2;

  /**
   * A profile; arrays have under- and overflow and are not copied.
   *
   * @param yyw Σ w y² a bin
   * @param yw Σ w y a bin
   * @param w Σ w a bin
   * @param w2 Σ w² a bin
   */
  public TProfile(
      String name,
      int bins,
      double low,
      double high,
      double[] yyw,
      double[] yw,
      double[] w,
      double[] w2) {
    super(name, bins, low, high, yw);
    sumWY2 = yyw;
    sumW = w;
    sumW2 = w2;
  }

  /** With this Σ w y. */
  public void setfTsumwy(double value) {
    fTsumwy = value;
  }

  /** With this Σ w y². */
  public void setfTsumwy2(double value) {
    fTsumwy2 = value;
  }

  @Override
  public void writeTo(RootWriter out, String path) {
    double[] moments = {getfTsumw(), getfTsumw2(), getfTsumwx(), getfTsumwx2(), fTsumwy, fTsumwy2};
    out.write(
        path,
        new Profile(
            getName(),
            getTitle(),
            getfXaxis().axis(),
            getfYaxis().getTitle(),
            sumW,
            contents(),
            sumWY2,
            sumW2,
            entriesOr(Arrays.stream(sumW).sum()),
            moments,
            Profile.ErrorMeaning.MEAN));
  }
}
