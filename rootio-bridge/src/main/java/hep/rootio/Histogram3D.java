package hep.rootio;

import hep.rootio.internal.objects.HistogramForm;
import java.util.Arrays;

/**
 * A histogram of three quantities: ROOT's TH3D. Each axis has under- and overflow; x runs fastest,
 * then y, so bin (i, j, k) is {@code contents[i + (x.bins() + 2) * (j + (y.bins() + 2) * k)]}. The
 * arrays are not copied.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param x first axis
 * @param y second axis
 * @param z third axis
 * @param contents sum of weights a bin, {@code (x.bins() + 2) * (y.bins() + 2) * (z.bins() + 2)}
 *     values
 * @param sumW2 sum of squared weights a bin; empty where every weight was 1
 * @param entries how often it was filled
 * @param moments sums over what was filled, in ROOT's order: w, w², w x, w x², w y, w y², w x y, w
 *     z, w z², w x z, w y z
 */
public record Histogram3D(
    String name,
    String title,
    Axis x,
    Axis y,
    Axis z,
    double[] contents,
    double[] sumW2,
    double entries,
    double[] moments)
    implements RootRecord {
  private static final int MOMENTS = 11;

  /** Refuses arrays of another length than the axes ask for with an IllegalArgumentException. */
  public Histogram3D {
    int cells = Math.multiplyExact(Math.multiplyExact(x.bins() + 2, y.bins() + 2), z.bins() + 2);
    Histogram1D.checkLength(name, "contents", cells, contents.length);
    if (sumW2.length > 0) {
      Histogram1D.checkLength(name, "sumW2", cells, sumW2.length);
    }
    if (moments.length != MOMENTS) {
      throw new IllegalArgumentException(
          "histogram '%s': expected %d moments, found %d".formatted(name, MOMENTS, moments.length));
    }
  }

  /** A histogram whose moments are taken from its bins, each at its centre. */
  public static Histogram3D of(
      String name, String title, Axis x, Axis y, Axis z, double[] contents, double[] sumW2) {
    double[] sums = new double[MOMENTS];
    for (int k = 1; k <= z.bins(); k++) {
      for (int j = 1; j <= y.bins(); j++) {
        for (int i = 1; i <= x.bins(); i++) {
          int bin = i + (x.bins() + 2) * (j + (y.bins() + 2) * k);
          double w = contents[bin];
          double squared = sumW2.length > bin ? sumW2[bin] : w;
          add(sums, w, squared, x.centre(i), y.centre(j), z.centre(k));
        }
      }
    }
    double all = Arrays.stream(contents).sum();
    return new Histogram3D(name, title, x, y, z, contents, sumW2, all, sums);
  }

  private static void add(double[] sums, double w, double squared, double x, double y, double z) {
    double[] terms = {
      w, squared, w * x, w * x * x, w * y, w * y * y, w * x * y, w * z, w * z * z, w * x * z,
      w * y * z
    };
    for (int i = 0; i < MOMENTS; i++) {
      sums[i] += terms[i];
    }
  }

  /** The content of bin (i, j, k), each counted from 0, the underflow. */
  public double content(int i, int j, int k) {
    return contents[i + (x.bins() + 2) * (j + (y.bins() + 2) * k)];
  }

  /**
   * The histogram in a TH3 of any number type, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static Histogram3D of(RootObject object) {
    return HistogramForm.histogram3D(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Histogram3D that
        && name.equals(that.name)
        && title.equals(that.title)
        && x.equals(that.x)
        && y.equals(that.y)
        && z.equals(that.z)
        && Arrays.equals(contents, that.contents)
        && Arrays.equals(sumW2, that.sumW2)
        && Double.compare(entries, that.entries) == 0
        && Arrays.equals(moments, that.moments);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(contents);
  }

  @Override
  public String toString() {
    return "TH3D %s: %s by %s by %s, %s entries".formatted(name, x, y, z, entries);
  }
}
