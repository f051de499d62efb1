package hep.rootio;

import hep.rootio.internal.objects.GraphForm;
import java.util.Arrays;

/**
 * Points with symmetric errors: ROOT's TGraphErrors. The arrays are not copied.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param xTitle title of the horizontal axis, may be empty
 * @param yTitle title of the vertical axis, may be empty
 * @param x positions
 * @param y values
 * @param xErrors one a point
 * @param yErrors one a point
 */
public record GraphErrors(
    String name,
    String title,
    String xTitle,
    String yTitle,
    double[] x,
    double[] y,
    double[] xErrors,
    double[] yErrors)
    implements RootRecord {

  /** Refuses arrays of different lengths with an IllegalArgumentException. */
  public GraphErrors {
    Graph.checkLengths(name, x, y, xErrors, yErrors);
  }

  /** Points without errors. */
  public static GraphErrors of(
      String name, String title, String xTitle, String yTitle, double[] x, double[] y) {
    return new GraphErrors(
        name, title, xTitle, yTitle, x, y, new double[x.length], new double[x.length]);
  }

  /**
   * The points of a TGraphErrors, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static GraphErrors of(RootObject object) {
    return GraphForm.graphErrors(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GraphErrors that
        && name.equals(that.name)
        && title.equals(that.title)
        && xTitle.equals(that.xTitle)
        && yTitle.equals(that.yTitle)
        && Arrays.equals(x, that.x)
        && Arrays.equals(y, that.y)
        && Arrays.equals(xErrors, that.xErrors)
        && Arrays.equals(yErrors, that.yErrors);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(y);
  }

  @Override
  public String toString() {
    return "TGraphErrors %s: %d points".formatted(name, x.length);
  }
}
