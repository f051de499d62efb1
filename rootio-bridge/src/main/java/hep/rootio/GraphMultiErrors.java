package hep.rootio;

import hep.rootio.internal.objects.GraphForm;
import java.util.Arrays;
import java.util.List;

/**
 * Points with several asymmetric errors of y, such as statistical and systematic: ROOT's
 * TGraphMultiErrors. The arrays are not copied.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param xTitle title of the horizontal axis, may be empty
 * @param yTitle title of the vertical axis, may be empty
 * @param x positions
 * @param y values
 * @param xLow errors to the left, not negative
 * @param xHigh errors to the right
 * @param yLow errors downwards, one array a kind of error
 * @param yHigh errors upwards, as many
 * @param sum how the kinds make up one error
 */
public record GraphMultiErrors(
    String name,
    String title,
    String xTitle,
    String yTitle,
    double[] x,
    double[] y,
    double[] xLow,
    double[] xHigh,
    List<double[]> yLow,
    List<double[]> yHigh,
    ErrorSum sum)
    implements RootRecord {

  /** How several errors of a point make up one (TGraphMultiErrors::ESummationModes). */
  public enum ErrorSum {
    /** The first one alone. */
    FIRST,
    /** The root of the sum of squares. */
    SQUARES,
    /** The sum of absolute values. */
    ABSOLUTE
  }

  /** Refuses arrays of different lengths with an IllegalArgumentException. */
  public GraphMultiErrors {
    yLow = List.copyOf(yLow);
    yHigh = List.copyOf(yHigh);
    if (yLow.size() != yHigh.size()) {
      throw new IllegalArgumentException(
          "graph '%s': expected as many errors upwards as downwards, found %d and %d"
              .formatted(name, yHigh.size(), yLow.size()));
    }
    Graph.checkLengths(name, x, y, xLow, xHigh);
    for (int i = 0; i < yLow.size(); i++) {
      Graph.checkLengths(name, x, y, yLow.get(i), yHigh.get(i));
    }
  }

  /**
   * The points of a TGraphMultiErrors, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static GraphMultiErrors of(RootObject object) {
    return GraphForm.graphMultiErrors(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GraphMultiErrors that
        && name.equals(that.name)
        && title.equals(that.title)
        && xTitle.equals(that.xTitle)
        && yTitle.equals(that.yTitle)
        && Arrays.equals(x, that.x)
        && Arrays.equals(y, that.y)
        && Arrays.equals(xLow, that.xLow)
        && Arrays.equals(xHigh, that.xHigh)
        && Arrays.deepEquals(yLow.toArray(), that.yLow.toArray())
        && Arrays.deepEquals(yHigh.toArray(), that.yHigh.toArray())
        && sum == that.sum;
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(y);
  }

  @Override
  public String toString() {
    return "TGraphMultiErrors %s: %d points".formatted(name, x.length);
  }
}
