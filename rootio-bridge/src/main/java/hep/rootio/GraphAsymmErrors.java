package hep.rootio;

import hep.rootio.internal.objects.GraphForm;
import java.util.Arrays;

/**
 * Points with errors that differ below and above: ROOT's TGraphAsymmErrors. The arrays are not
 * copied.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param xTitle title of the horizontal axis, may be empty
 * @param yTitle title of the vertical axis, may be empty
 * @param x positions
 * @param y values
 * @param xLow errors to the left, not negative
 * @param xHigh errors to the right
 * @param yLow errors downwards
 * @param yHigh errors upwards
 */
public record GraphAsymmErrors(
    String name,
    String title,
    String xTitle,
    String yTitle,
    double[] x,
    double[] y,
    double[] xLow,
    double[] xHigh,
    double[] yLow,
    double[] yHigh)
    implements RootRecord {

  /** Refuses arrays of different lengths with an IllegalArgumentException. */
  public GraphAsymmErrors {
    Graph.checkLengths(name, x, y, xLow, xHigh, yLow, yHigh);
  }

  /**
   * The points of a TGraphAsymmErrors, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static GraphAsymmErrors of(RootObject object) {
    return GraphForm.graphAsymmErrors(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GraphAsymmErrors that
        && name.equals(that.name)
        && title.equals(that.title)
        && xTitle.equals(that.xTitle)
        && yTitle.equals(that.yTitle)
        && Arrays.equals(x, that.x)
        && Arrays.equals(y, that.y)
        && Arrays.equals(xLow, that.xLow)
        && Arrays.equals(xHigh, that.xHigh)
        && Arrays.equals(yLow, that.yLow)
        && Arrays.equals(yHigh, that.yHigh);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(y);
  }

  @Override
  public String toString() {
    return "TGraphAsymmErrors %s: %d points".formatted(name, x.length);
  }
}
