package hep.rootio;

import hep.rootio.internal.objects.HistogramForm;
import java.util.Arrays;

/**
 * The mean of one quantity in bins of another: ROOT's TProfile. All arrays have {@code x.bins() +
 * 2} values with under- and overflow, and are not copied.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param x the axis
 * @param yTitle title of the vertical axis
 * @param sumW sum of w a bin
 * @param sumWY sum of w y a bin
 * @param sumWY2 sum of w y² a bin
 * @param sumW2 sum of w² a bin; empty where every weight was 1
 * @param entries how often it was filled
 * @param moments sums over what was filled, in ROOT's order: w, w², w x, w x², w y, w y²
 * @param error what the error of a bin means
 */
public record Profile(
    String name,
    String title,
    Axis x,
    String yTitle,
    double[] sumW,
    double[] sumWY,
    double[] sumWY2,
    double[] sumW2,
    double entries,
    double[] moments,
    ErrorMeaning error)
    implements RootRecord {
  private static final int MOMENTS = 6;

  /** What the error of a bin means (EErrorType). */
  public enum ErrorMeaning {
    /** The uncertainty of the mean: spread over the root of the effective number of entries. */
    MEAN,
    /** The spread of y in the bin. */
    SPREAD,
    /**
     * As MEAN, but for whole numbers: where the spread is 0, one over the root of 12 times the
     * entries.
     */
    WHOLE_NUMBERS,
    /** One over the root of the sum of weights, for values with Gaussian errors as weights. */
    WEIGHTS
  }

  /** Refuses arrays of another length than the axis asks for with an IllegalArgumentException. */
  public Profile {
    int cells = x.bins() + 2;
    Histogram1D.checkLength(name, "sumW", cells, sumW.length);
    Histogram1D.checkLength(name, "sumWY", cells, sumWY.length);
    Histogram1D.checkLength(name, "sumWY2", cells, sumWY2.length);
    if (sumW2.length > 0) {
      Histogram1D.checkLength(name, "sumW2", cells, sumW2.length);
    }
    if (moments.length != MOMENTS) {
      throw new IllegalArgumentException(
          "profile '%s': expected %d moments, found %d".formatted(name, MOMENTS, moments.length));
    }
  }

  /**
   * The profile of points with weights. Those outside the axis go to the under- and overflow bins
   * and not into the moments.
   */
  public static Profile of(
      String name, String title, Axis x, String yTitle, double[] at, double[] y, double[] weights) {
    if (y.length != at.length || weights.length != at.length) {
      throw new IllegalArgumentException(
          "profile '%s': expected %d values each, found y %d, weights %d"
              .formatted(name, at.length, y.length, weights.length));
    }
    int cells = x.bins() + 2;
    double[] sumW = new double[cells];
    double[] sumWY = new double[cells];
    double[] sumWY2 = new double[cells];
    double[] sumW2 = new double[cells];
    double[] sums = new double[MOMENTS];
    for (int i = 0; i < at.length; i++) {
      int bin = x.bin(at[i]);
      double w = weights[i];
      sumW[bin] += w;
      sumWY[bin] += w * y[i];
      sumWY2[bin] += w * y[i] * y[i];
      sumW2[bin] += w * w;
      if (bin > 0 && bin <= x.bins()) {
        double[] terms = {w, w * w, w * at[i], w * at[i] * at[i], w * y[i], w * y[i] * y[i]};
        for (int k = 0; k < MOMENTS; k++) {
          sums[k] += terms[k];
        }
      }
    }
    return new Profile(
        name, title, x, yTitle, sumW, sumWY, sumWY2, sumW2, at.length, sums, ErrorMeaning.MEAN);
  }

  /** The mean of y in a bin; 0 where it is empty. */
  public double mean(int bin) {
    return sumW[bin] == 0 ? 0 : sumWY[bin] / sumW[bin];
  }

  /**
   * The profile in a TProfile, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static Profile of(RootObject object) {
    return HistogramForm.profile(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Profile that
        && name.equals(that.name)
        && title.equals(that.title)
        && x.equals(that.x)
        && yTitle.equals(that.yTitle)
        && Arrays.equals(sumW, that.sumW)
        && Arrays.equals(sumWY, that.sumWY)
        && Arrays.equals(sumWY2, that.sumWY2)
        && Arrays.equals(sumW2, that.sumW2)
        && Double.compare(entries, that.entries) == 0
        && Arrays.equals(moments, that.moments)
        && error == that.error;
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(sumWY);
  }

  @Override
  public String toString() {
    return "TProfile %s: %s, %s entries".formatted(name, x, entries);
  }
}
