package hep.rootio;

import hep.rootio.internal.objects.GraphForm;
import java.util.Arrays;

/**
 * Points whose asymmetric errors are drawn bent, so that they do not lie over each other: ROOT's
 * TGraphBentErrors. The arrays are not copied.
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
 * @param xLowBend how far the end of the error to the left is moved along y
 * @param xHighBend how far the end of the error to the right is moved along y
 * @param yLowBend how far the lower end is moved along x
 * @param yHighBend how far the upper end is moved along x
 */
public record GraphBentErrors(
    String name,
    String title,
    String xTitle,
    String yTitle,
    double[] x,
    double[] y,
    double[] xLow,
    double[] xHigh,
    double[] yLow,
    double[] yHigh,
    double[] xLowBend,
    double[] xHighBend,
    double[] yLowBend,
    double[] yHighBend)
    implements RootRecord {

  /** Refuses arrays of different lengths with an IllegalArgumentException. */
  public GraphBentErrors {
    Graph.checkLengths(
        name, x, y, xLow, xHigh, yLow, yHigh, xLowBend, xHighBend, yLowBend, yHighBend);
  }

  /**
   * The points of a TGraphBentErrors, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static GraphBentErrors of(RootObject object) {
    return GraphForm.graphBentErrors(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GraphBentErrors that
        && name.equals(that.name)
        && title.equals(that.title)
        && xTitle.equals(that.xTitle)
        && yTitle.equals(that.yTitle)
        && Arrays.equals(x, that.x)
        && Arrays.equals(y, that.y)
        && Arrays.equals(xLow, that.xLow)
        && Arrays.equals(xHigh, that.xHigh)
        && Arrays.equals(yLow, that.yLow)
        && Arrays.equals(yHigh, that.yHigh)
        && Arrays.equals(xLowBend, that.xLowBend)
        && Arrays.equals(xHighBend, that.xHighBend)
        && Arrays.equals(yLowBend, that.yLowBend)
        && Arrays.equals(yHighBend, that.yHighBend);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(y);
  }

  @Override
  public String toString() {
    return "TGraphBentErrors %s: %d points".formatted(name, x.length);
  }
}
