package hep.rootio;

import hep.rootio.internal.objects.ProfileForm;
import java.util.Arrays;

/**
 * The mean of one quantity in bins of two others: ROOT's TProfile2D. Arrays have {@code x.bins() +
 * 2} times {@code y.bins() + 2} values, x fastest, and are not copied.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param x the first axis
 * @param y the second axis
 * @param zTitle title of the axis of means
 * @param sumW sum of w a bin
 * @param sumWZ sum of w z a bin, where z is the quantity
 * @param sumWZ2 sum of w z² a bin
 * @param sumW2 sum of w² a bin; empty where every weight was 1
 * @param entries how often it was filled
 * @param moments sums over what was filled, in ROOT's order: w, w², w x, w x², w y, w y², w x y, w
 *     z, w z²
 * @param error what the error of a bin means
 */
public record Profile2D(
    String name,
    String title,
    Axis x,
    Axis y,
    String zTitle,
    double[] sumW,
    double[] sumWZ,
    double[] sumWZ2,
    double[] sumW2,
    double entries,
    double[] moments,
    Profile.ErrorMeaning error)
    implements RootRecord {
  private static final int MOMENTS = 9;

  /** Refuses arrays of another length than the axes ask for with an IllegalArgumentException. */
  public Profile2D {
    int cells = Math.multiplyExact(x.bins() + 2, y.bins() + 2);
    Histogram1D.checkLength(name, "sumW", cells, sumW.length);
    Histogram1D.checkLength(name, "sumWZ", cells, sumWZ.length);
    Histogram1D.checkLength(name, "sumWZ2", cells, sumWZ2.length);
    if (sumW2.length > 0) {
      Histogram1D.checkLength(name, "sumW2", cells, sumW2.length);
    }
    if (moments.length != MOMENTS) {
      throw new IllegalArgumentException(
          "profile '%s': expected %d moments, found %d".formatted(name, MOMENTS, moments.length));
    }
  }

  /**
   * The profile of points with weights. Those outside an axis go to the under- and overflow bins
   * and not into the moments.
   */
  public static Profile2D of(
      String name,
      String title,
      Axis x,
      Axis y,
      String zTitle,
      double[] atX,
      double[] atY,
      double[] values,
      double[] weights) {
    if (atX.length != weights.length
        || atY.length != weights.length
        || values.length != weights.length) {
      throw new IllegalArgumentException(
          "profile '%s': expected positions, values and weights of one length".formatted(name));
    }
    int cells = Math.multiplyExact(x.bins() + 2, y.bins() + 2);
    double[] sumW = new double[cells];
    double[] sumWZ = new double[cells];
    double[] sumWZ2 = new double[cells];
    double[] sumW2 = new double[cells];
    double[] sums = new double[MOMENTS];
    for (int n = 0; n < weights.length; n++) {
      int i = x.bin(atX[n]);
      int j = y.bin(atY[n]);
      int bin = i + (x.bins() + 2) * j;
      double w = weights[n];
      double v = values[n];
      sumW[bin] += w;
      sumWZ[bin] += w * v;
      sumWZ2[bin] += w * v * v;
      sumW2[bin] += w * w;
      if (inside(x, i) && inside(y, j)) {
        double px = atX[n];
        double py = atY[n];
        double[] terms = {
          w, w * w, w * px, w * px * px, w * py, w * py * py, w * px * py, w * v, w * v * v
        };
        for (int m = 0; m < MOMENTS; m++) {
          sums[m] += terms[m];
        }
      }
    }
    return new Profile2D(
        name,
        title,
        x,
        y,
        zTitle,
        sumW,
        sumWZ,
        sumWZ2,
        sumW2,
        weights.length,
        sums,
        Profile.ErrorMeaning.MEAN);
  }

  private static boolean inside(Axis axis, int bin) {
    return bin > 0 && bin <= axis.bins();
  }

  /** The mean in bin (i, j), each counted from 0, the underflow; 0 where it is empty. */
  public double mean(int i, int j) {
    int bin = i + (x.bins() + 2) * j;
    return sumW[bin] == 0 ? 0 : sumWZ[bin] / sumW[bin];
  }

  /**
   * The profile in a TProfile2D, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static Profile2D of(RootObject object) {
    return ProfileForm.profile2D(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Profile2D that
        && name.equals(that.name)
        && title.equals(that.title)
        && x.equals(that.x)
        && y.equals(that.y)
        && zTitle.equals(that.zTitle)
        && Arrays.equals(sumW, that.sumW)
        && Arrays.equals(sumWZ, that.sumWZ)
        && Arrays.equals(sumWZ2, that.sumWZ2)
        && Arrays.equals(sumW2, that.sumW2)
        && Double.compare(entries, that.entries) == 0
        && Arrays.equals(moments, that.moments)
        && error == that.error;
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(sumWZ);
  }

  @Override
  public String toString() {
    return "TProfile2D %s: %s by %s, %s entries".formatted(name, x, y, entries);
  }
}
