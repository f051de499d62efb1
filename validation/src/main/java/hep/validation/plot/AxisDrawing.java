package hep.validation.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Draws the frame of a panel: ticks inside on all four sides, numbers and titles at the lower and
 * left side.
 */
final class AxisDrawing {
  static final double NUMBER_SIZE = 15;
  static final double TITLE_SIZE = 17;

  /** Height of the strip below a panel that carries numbers and title. */
  static final double BELOW = 48;

  private static final double LONG = 9;
  private static final double SHORT = 5;
  private static final double GAP = 6;

  private AxisDrawing() {}

  static Ticks xTicks(Axis axis, Scale scale) {
    return axis.categories().isEmpty() ? Ticks.of(scale, 8) : Ticks.categories(axis.categories());
  }

  static Ticks yTicks(Axis axis, Scale scale) {
    int atMost = (int) Math.max(3, Math.abs(scale.to() - scale.from()) / 42);
    return axis.categories().isEmpty()
        ? Ticks.of(scale, atMost)
        : Ticks.categories(axis.categories());
  }

  /** Width that numbers and title need left of a panel. */
  static double leftOf(Axis axis, Ticks ticks) {
    double numbers =
        ticks.labels().stream().mapToDouble(l -> Label.of(l, NUMBER_SIZE).width()).max().orElse(0);
    return 8 + (axis.title().isEmpty() ? 0 : TITLE_SIZE + 8) + numbers + GAP;
  }

  /**
   * Draws them.
   *
   * @param lowest whether the numbers of x stand below this panel
   * @param highest where on the page the topmost number of y may stand, so that it keeps clear of
   *     the panel above
   */
  static void draw(Graphics2D page, Frame frame, Axis x, Axis y, boolean lowest, double highest) {
    Rectangle2D area = frame.area();
    Ticks xTicks = xTicks(x, frame.xScale());
    Ticks yTicks = yTicks(y, frame.yScale());
    page.setColor(Color.BLACK);
    page.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    page.draw(area);
    if (x.categories().isEmpty()) {
      upright(page, frame, xTicks.major(), LONG);
      upright(page, frame, xTicks.minor(), SHORT);
    }
    if (y.categories().isEmpty()) {
      level(page, frame, yTicks.major(), LONG);
      level(page, frame, yTicks.minor(), SHORT);
    }
    if (lowest) {
      numbersBelow(page, frame, xTicks);
      titleBelow(page, area, x.title());
    }
    numbersLeft(page, frame, yTicks, highest);
    titleLeft(page, area, y.title(), leftOf(y, yTicks));
  }

  private static void upright(Graphics2D page, Frame frame, double[] places, double length) {
    Rectangle2D area = frame.area();
    for (double place : places) {
      double x = frame.x(place);
      page.draw(new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() - length));
      page.draw(new Line2D.Double(x, area.getMinY(), x, area.getMinY() + length));
    }
  }

  private static void level(Graphics2D page, Frame frame, double[] places, double length) {
    Rectangle2D area = frame.area();
    for (double place : places) {
      double y = frame.y(place);
      page.draw(new Line2D.Double(area.getMinX(), y, area.getMinX() + length, y));
      page.draw(new Line2D.Double(area.getMaxX(), y, area.getMaxX() - length, y));
    }
  }

  private static void numbersBelow(Graphics2D page, Frame frame, Ticks ticks) {
    double base = frame.area().getMaxY() + GAP + 0.75 * NUMBER_SIZE;
    double free = Double.NEGATIVE_INFINITY;
    List<String> labels = ticks.labels();
    for (int i = 0; i < labels.size(); i++) {
      Label label = Label.of(labels.get(i), NUMBER_SIZE);
      double left = frame.x(ticks.major()[i]) - label.width() / 2;
      if (left > free) {
        label.draw(page, left, base);
        free = left + label.width() + 4;
      }
    }
    Label.of(ticks.power(), NUMBER_SIZE).draw(page, frame.area().getMaxX() + 5, base - 4);
  }

  private static void numbersLeft(Graphics2D page, Frame frame, Ticks ticks, double highest) {
    double right = frame.area().getMinX() - GAP;
    double free = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ticks.labels().size(); i++) {
      double place = frame.y(ticks.major()[i]);
      double y = place + 0.36 * NUMBER_SIZE;
      if (y < free && place >= highest) {
        Label.of(ticks.labels().get(i), NUMBER_SIZE).drawRight(page, right, y);
        free = y - NUMBER_SIZE;
      }
    }
    Label.of(ticks.power(), NUMBER_SIZE)
        .draw(page, frame.area().getMinX(), frame.area().getMinY() - 6);
  }

  private static void titleBelow(Graphics2D page, Rectangle2D area, String title) {
    double base = area.getMaxY() + GAP + NUMBER_SIZE + TITLE_SIZE;
    fitted(title, area.getWidth()).drawRight(page, area.getMaxX(), base);
  }

  private static void titleLeft(Graphics2D page, Rectangle2D area, String title, double left) {
    Label label = fitted(title, area.getHeight());
    label.drawUpwards(
        page, area.getMinX() - left + 4 + TITLE_SIZE * 0.8, area.getMinY() + label.width());
  }

  /** A title, smaller where it would be longer than its axis. */
  private static Label fitted(String title, double length) {
    double width = Label.of(title, TITLE_SIZE).width();
    return Label.of(title, width <= length ? TITLE_SIZE : TITLE_SIZE * length / width);
  }
}
