package hep.validation.plot;

import hep.validation.Data;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/**
 * A straight line at one number of an axis, such as a working point or a ratio of one.
 *
 * @param upright whether it stands at a number of x; else it lies at a number of y
 * @param value the number
 * @param text written at its end; empty for none
 * @param reach part of the frame it crosses, from the lower left axis, above 0 to 1
 * @param style colour, width, pattern
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public record Rule(boolean upright, double value, String text, double reach, Style style)
    implements Mark {
  private static final double SIZE = 12;

  /** A line across the whole frame at a number of y. */
  public static Rule level(double y) {
    return new Rule(false, y, "", 1, Style.reference());
  }

  /** A line at a number of x, labelled at its upper end. */
  public static Rule upright(double x, String text, double reach) {
    return new Rule(true, x, text, reach, Style.reference());
  }

  @Override
  public String legend() {
    return "";
  }

  @Override
  public double[] xs() {
    return upright ? new double[] {value} : new double[0];
  }

  @Override
  public double[] ys() {
    return upright ? new double[0] : new double[] {value};
  }

  @Override
  public void draw(Graphics2D page, Frame frame) {
    style.line(page);
    page.draw(line(frame));
    Rectangle2D box = textBox(frame);
    page.setColor(Color.DARK_GRAY);
    Label.of(text, SIZE).draw(page, box.getX(), box.getMaxY() - 2);
  }

  @Override
  public void drawKey(Graphics2D page, Rectangle2D box) {
    style.line(page);
    page.draw(new Line2D.Double(box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY()));
  }

  @Override
  public Path2D trace(Frame frame) {
    Path2D path = new Path2D.Double(line(frame));
    if (!text.isEmpty()) {
      path.append(textBox(frame), false);
    }
    return path;
  }

  @Override
  public Optional<Data> data() {
    return Optional.empty();
  }

  private Line2D line(Frame frame) {
    Rectangle2D area = frame.area();
    if (upright) {
      double x = frame.x(value);
      return new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() - reach * area.getHeight());
    }
    double y = frame.y(value);
    return new Line2D.Double(area.getMinX(), y, area.getMinX() + reach * area.getWidth(), y);
  }

  /** The text stands left of the end of an upright line, and on the end of a level one. */
  private Rectangle2D textBox(Frame frame) {
    double length = Label.of(text, SIZE).width();
    Line2D line = line(frame);
    double y = upright ? line.getY2() : line.getY2() - SIZE - 2;
    return new Rectangle2D.Double(line.getX2() - length - (upright ? 4 : 8), y, length, SIZE);
  }
}
