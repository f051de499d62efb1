package hep.rootio;

import hep.rootio.internal.objects.HistogramForm;
import java.util.Arrays;

/**
 * A histogram of one quantity: ROOT's TH1D. Bin 0 is the underflow, the last bin the overflow. The
 * arrays are not copied.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param x the axis
 * @param yTitle title of the vertical axis
 * @param contents sum of weights a bin, {@code bins + 2} values
 * @param sumW2 sum of squared weights a bin; empty where every weight was 1
 * @param entries how often it was filled
 * @param moments sums over what was filled, with the values themselves and not the bins
 */
public record Histogram1D(
    String name,
    String title,
    Axis x,
    String yTitle,
    double[] contents,
    double[] sumW2,
    double entries,
    Moments moments)
    implements RootRecord {

  /**
   * Sums over the fills inside the axis, from which ROOT takes mean and width.
   *
   * @param sumW sum of w
   * @param sumW2 sum of w²
   * @param sumWX sum of w x
   * @param sumWX2 sum of w x²
   */
  public record Moments(double sumW, double sumW2, double sumWX, double sumWX2) {}

  /** Refuses arrays of another length than the axis asks for with an IllegalArgumentException. */
  public Histogram1D {
    checkLength(name, "contents", x.bins() + 2, contents.length);
    if (sumW2.length > 0) {
      checkLength(name, "sumW2", x.bins() + 2, sumW2.length);
    }
  }

  /** A histogram whose moments are taken from its bins, each at its centre. */
  public static Histogram1D of(
      String name, String title, Axis x, String yTitle, double[] contents, double[] sumW2) {
    checkLength(name, "contents", x.bins() + 2, contents.length);
    double sum = 0;
    double sum2 = 0;
    double sumX = 0;
    double sumX2 = 0;
    for (int bin = 1; bin <= x.bins(); bin++) {
      double w = contents[bin];
      double centre = x.centre(bin);
      sum += w;
      sum2 += sumW2.length > bin ? sumW2[bin] : w;
      sumX += w * centre;
      sumX2 += w * centre * centre;
    }
    double all = Arrays.stream(contents).sum();
    return new Histogram1D(
        name, title, x, yTitle, contents, sumW2, all, new Moments(sum, sum2, sumX, sumX2));
  }

  /**
   * The error of bin {@code bin}: the root of {@link #sumW2}, or of the content where there is
   * none.
   */
  public double error(int bin) {
    return Math.sqrt(sumW2.length > 0 ? sumW2[bin] : Math.abs(contents[bin]));
  }

  static void checkLength(String name, String what, int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException(
          "histogram '%s': expected %d values of %s with under- and overflow, found %d"
              .formatted(name, expected, what, found));
    }
  }

  /**
   * The histogram in a TH1 of any number type, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static Histogram1D of(RootObject object) {
    return HistogramForm.histogram1D(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Histogram1D that
        && name.equals(that.name)
        && title.equals(that.title)
        && x.equals(that.x)
        && yTitle.equals(that.yTitle)
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
    return "TH1D %s: %s, %s entries".formatted(name, x, entries);
  }
}
