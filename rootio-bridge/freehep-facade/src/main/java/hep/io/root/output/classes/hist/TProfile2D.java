package hep.io.root.output.classes.hist;

import hep.rootio.Profile;
import hep.rootio.Profile2D;
import hep.rootio.RootWriter;
import java.util.Arrays;

/** The mean of one quantity in bins of two others. */
public final class TProfile2D extends TH2D {
  private final double[] sumWZ2;
  private final double[] sumW;
  private final double[] sumW2;
  private double fTsumwz;
  private double fTsumwz2;

  /**
   * A profile; arrays have under- and overflow of both axes, x fastest, and are not copied.
   *
   * @param zzw Σ w z² a bin
   * @param zw Σ w z a bin
   * @param w Σ w a bin
   * @param w2 Σ w² a bin
   */
  public TProfile2D(
      String name,
      int xBins,
      double xLow,
      double xHigh,
      int yBins,
      double yLow,
      double yHigh,
      double[] zzw,
      double[] zw,
      double[] w,
      double[] w2) {
    super(name, xBins, xLow, xHigh, yBins, yLow, yHigh, zw);
    sumWZ2 = zzw;
    sumW = w;
    sumW2 = w2;
  }

  /** With this Σ w z. */
  public void setfTsumwz(double value) {
    fTsumwz = value;
  }

  /** With this Σ w z². */
  public void setfTsumwz2(double value) {
    fTsumwz2 = value;
  }

  @Override
  public void writeTo(RootWriter out, String path) {
    double[] moments = {
      getfTsumw(),
      getfTsumw2(),
      getfTsumwx(),
      getfTsumwx2(),
      getfTsumwy(),
      getfTsumwy2(),
      getfTsumwxy(),
      fTsumwz,
      fTsumwz2
    };
    out.write(
        path,
        new Profile2D(
            getName(),
            getTitle(),
            getfXaxis().axis(),
            getfYaxis().axis(),
            getfZaxis().getTitle(),
            sumW,
            contents(),
            sumWZ2,
            sumW2,
            entriesOr(Arrays.stream(sumW).sum()),
            moments,
            Profile.ErrorMeaning.MEAN));
  }
}
