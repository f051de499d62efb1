package hep.rootio;

import hep.rootio.internal.objects.HistogramForm;
import java.util.Arrays;

/**
 * A histogram of two quantities: ROOT's TH2D. Each axis has under- and overflow; x runs fastest, so
 * bin (i, j) is {@code contents[i + (x.bins() + 2) * j]}. The arrays are not copied.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param zTitle title of the colour axis
 * @param contents sum of weights a bin, {@code (x.bins() + 2) * (y.bins() + 2)} values
 * @param sumW2 sum of squared weights a bin; empty where every weight was 1
 * @param entries how often it was filled
 * @param moments sums over what was filled, with the values themselves and not the bins
 */
public record Histogram2D(
    String name,
    String title,
    Axis x,
    Axis y,
    String zTitle,
    double[] contents,
    double[] sumW2,
    double entries,
    Moments moments)
    implements RootRecord {

  /**
   * Sums over the fills inside both axes, from which ROOT takes means, widths and correlation.
   *
   * @param sumW sum of w
   * @param sumW2 sum of w²
   * @param sumWX sum of w x
   * @param sumWX2 sum of w x²
   * @param sumWY sum of w y
   * @param sumWY2 sum of w y²
   * @param sumWXY sum of w x y
   */
  public record Moments(
      double sumW,
      double sumW2,
      double sumWX,
      double sumWX2,
      double sumWY,
      double sumWY2,
      double sumWXY) {}

  /** Refuses arrays of another length than the axes ask for with an IllegalArgumentException. */
  public Histogram2D {
    int cells = Math.multiplyExact(x.bins() + 2, y.bins() + 2);
    Histogram1D.checkLength(name, "contents", cells, contents.length);
    if (sumW2.length > 0) {
      Histogram1D.checkLength(name, "sumW2", cells, sumW2.length);
    }
  }

  /** A histogram whose moments are taken from its bins, each at its centre. */
  public static Histogram2D of(
      String name, String title, Axis x, Axis y, String zTitle, double[] contents, double[] sumW2) {
    double[] sums = new double[7];
    for (int j = 1; j <= y.bins(); j++) {
      for (int i = 1; i <= x.bins(); i++) {
        int bin = i + (x.bins() + 2) * j;
        double w = contents[bin];
        double cx = x.centre(i);
        double cy = y.centre(j);
        sums[0] += w;
        sums[1] += sumW2.length > bin ? sumW2[bin] : w;
        sums[2] += w * cx;
        sums[3] += w * cx * cx;
        sums[4] += w * cy;
        sums[5] += w * cy * cy;
        sums[6] += w * cx * cy;
      }
    }
    Moments moments = new Moments(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]);
    double all = Arrays.stream(contents).sum();
    return new Histogram2D(name, title, x, y, zTitle, contents, sumW2, all, moments);
  }

  /** The content of bin (i, j), each counted from 0, the underflow. */
  public double content(int i, int j) {
    return contents[i + (x.bins() + 2) * j];
  }

  /**
   * The histogram in a TH2 of any number type, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static Histogram2D of(RootObject object) {
    return HistogramForm.histogram2D(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Histogram2D that
        && name.equals(that.name)
        && title.equals(that.title)
        && x.equals(that.x)
        && y.equals(that.y)
        && zTitle.equals(that.zTitle)
        && Arrays.equals(contents, that.contents)
        && Arrays.equals(sumW2, that.sumW2)
        && Double.compare(entries, that.entries) == 0
        && moments.equals(that.moments);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(contents);
  }

  @Override
  public String toString() {
    return "TH2D %s: %s by %s, %s entries".formatted(name, x, y, entries);
  }
}
