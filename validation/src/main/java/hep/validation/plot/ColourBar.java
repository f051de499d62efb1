package hep.validation.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The scale beside a heat map: strip of colours, ticks, numbers and title on its right. */
final class ColourBar {
  static final double WIDTH = 16;
  private static final int STRIPS = 128;

  /** From the frame to the bar. */
  static final double GAP = 10;

  private static final double TICK_GAP = 5;
  private static final double TITLE_GAP = 4;

  private ColourBar() {}

  /** How much of the page a bar of the given height needs to the right of the frame. */
  static double room(HeatMap map, double height) {
    double numbers =
        ticks(map.scale(height, 0), height).labels().stream()
            .mapToDouble(text -> Label.of(text, AxisDrawing.NUMBER_SIZE).width())
            .max()
            .orElse(0);
    return GAP + WIDTH + TICK_GAP + numbers + TITLE_GAP + 1.4 * AxisDrawing.TITLE_SIZE;
  }

  private static Ticks ticks(Scale scale, double height) {
    return Ticks.of(scale, (int) Math.max(3, height / 42));
  }

  static void draw(Graphics2D page, Rectangle2D box, HeatMap map) {
    double height = box.getHeight() / STRIPS;
    for (int i = 0; i < STRIPS; i++) {
      page.setColor(map.map().at((i + 0.5) / STRIPS));
      // Each strip reaches under the one drawn before, so that no background shows between them.
      double y = box.getMaxY() - (i + 1) * height;
      page.fill(
          new Rectangle2D.Double(box.getX(), y, box.getWidth(), i == 0 ? height : height + 0.6));
    }
    page.setColor(Color.BLACK);
    page.setStroke(new BasicStroke(1.2f));
    page.draw(box);
    Scale scale = map.scale(box.getMaxY(), box.getMinY());
    Ticks ticks = ticks(scale, box.getHeight());
    double right = box.getMaxX() + TICK_GAP;
    for (int i = 0; i < ticks.major().length; i++) {
      double y = scale.at(ticks.major()[i]);
      page.draw(new Line2D.Double(box.getMaxX() - 5, y, box.getMaxX(), y));
      Label label = Label.of(ticks.labels().get(i), AxisDrawing.NUMBER_SIZE);
      label.draw(page, box.getMaxX() + TICK_GAP, y + 0.36 * AxisDrawing.NUMBER_SIZE);
      right = Math.max(right, box.getMaxX() + TICK_GAP + label.width());
    }
    Label.of(ticks.power(), AxisDrawing.NUMBER_SIZE).draw(page, box.getX(), box.getMinY() - 6);
    Label title = Label.of(map.colours().title(), AxisDrawing.TITLE_SIZE);
    title.drawUpwards(
        page, right + TITLE_GAP + AxisDrawing.TITLE_SIZE, box.getMinY() + title.width());
  }
}
