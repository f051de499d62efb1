package hep.validation.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * The rectangle of a panel on the page and how numbers map into it; one unit of the page is one
 * point.
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public final class Frame {
  private final Rectangle2D area;
  private final Scale x;
  private final Scale y;

  Frame(Rectangle2D area, Scale x, Scale y) {
    this.area = area;
    this.x = x;
    this.y = y;
  }

  /** The rectangle inside the axes. */
  public Rectangle2D area() {
    return area.getBounds2D();
  }

  /** Place of a number along x. */
  public double x(double value) {
    return x.at(value);
  }

  /** Place of a number along y; larger numbers stand higher, that is at smaller places. */
  public double y(double value) {
    return y.at(value);
  }

  /**
   * A path through points; it breaks where a number is not finite or a logarithmic axis cannot show
   * it.
   */
  public Path2D path(double[] xs, double[] ys) {
    Path2D path = new Path2D.Double();
    boolean down = false;
    for (int i = 0; i < xs.length; i++) {
      boolean shown = shows(x, xs[i]) && shows(y, ys[i]);
      if (shown && down) {
        path.lineTo(x(xs[i]), y(ys[i]));
      } else if (shown) {
        path.moveTo(x(xs[i]), y(ys[i]));
      }
      down = shown;
    }
    return path;
  }

  boolean shows(double xValue, double yValue) {
    return shows(x, xValue) && shows(y, yValue);
  }

  private static boolean shows(Scale scale, double value) {
    return Double.isFinite(value) && (!scale.log() || value > 0);
  }

  Scale xScale() {
    return x;
  }

  Scale yScale() {
    return y;
  }
}
