package hep.rootio;

import hep.rootio.internal.objects.GraphForm;
import java.util.Arrays;

/**
 * Points without errors: ROOT's TGraph. The arrays are not copied.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param xTitle title of the horizontal axis, may be empty
 * @param yTitle title of the vertical axis, may be empty
 * @param x positions
 * @param y values
 */
public record Graph(String name, String title, String xTitle, String yTitle, double[] x, double[] y)
    implements RootRecord {

  /** Refuses arrays of different lengths with an IllegalArgumentException. */
  public Graph {
    checkLengths(name, x, y);
  }

  static void checkLengths(String name, double[] x, double[]... others) {
    for (double[] other : others) {
      if (other.length != x.length) {
        throw new IllegalArgumentException(
            "graph '%s': expected %d values each, found x %d and another array of %d"
                .formatted(name, x.length, x.length, other.length));
      }
    }
  }

  /**
   * The points of a TGraph or one of its kinds, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static Graph of(RootObject object) {
    return GraphForm.graph(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Graph that
        && name.equals(that.name)
        && title.equals(that.title)
        && xTitle.equals(that.xTitle)
        && yTitle.equals(that.yTitle)
        && Arrays.equals(x, that.x)
        && Arrays.equals(y, that.y);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(y);
  }

  @Override
  public String toString() {
    return "TGraph %s: %d points".formatted(name, x.length);
  }
}
