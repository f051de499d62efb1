package hep.validation.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Lines of text in a corner of the frame, the first larger: what is shown, energy, selection. */
final class TextBlock {
  private static final double FIRST = 17;
  private static final double REST = 14;
  private static final double SPACING = 1.35;

  private final List<String> lines;

  TextBlock(List<String> lines) {
    this.lines = lines;
  }

  double width() {
    double width = 0;
    for (int i = 0; i < lines.size(); i++) {
      width = Math.max(width, Label.of(lines.get(i), size(i)).width());
    }
    return width;
  }

  double height() {
    return lines.isEmpty() ? 0 : SPACING * (FIRST + REST * (lines.size() - 1));
  }

  void draw(Graphics2D page, Rectangle2D box) {
    page.setColor(Color.BLACK);
    double top = box.getMinY();
    for (int i = 0; i < lines.size(); i++) {
      Label.of(lines.get(i), size(i)).draw(page, box.getMinX(), top + size(i));
      top += SPACING * size(i);
    }
  }

  private static double size(int line) {
    return line == 0 ? FIRST : REST;
  }
}
