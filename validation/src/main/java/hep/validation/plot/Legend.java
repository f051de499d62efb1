package hep.validation.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The legend of a panel: one line a text, samples on the left. Marks of the same text share a line,
 * their samples drawn over each other.
 */
final class Legend {
  private static final double SIZE = 14;
  private static final double ROW = 19;
  private static final double KEY = 28;
  private static final double GAP = 8;

  private final List<Mark> marks;

  Legend(List<Mark> marks) {
    this.marks = marks.stream().filter(m -> !m.legend().isEmpty()).toList();
  }

  double width() {
    double text =
        marks.stream().mapToDouble(m -> Label.of(m.legend(), SIZE).width()).max().orElse(0);
    return marks.isEmpty() ? 0 : KEY + GAP + text;
  }

  double height() {
    return ROW * marks.stream().map(Mark::legend).distinct().count();
  }

  void draw(Graphics2D page, Rectangle2D box) {
    double top = box.getMinY();
    for (String text : marks.stream().map(Mark::legend).distinct().toList()) {
      Rectangle2D key = new Rectangle2D.Double(box.getMinX(), top + 0.18 * ROW, KEY, 0.64 * ROW);
      marks.stream().filter(m -> m.legend().equals(text)).forEach(m -> m.drawKey(page, key));
      page.setColor(Color.BLACK);
      Label.of(text, SIZE).draw(page, box.getMinX() + KEY + GAP, top + 0.5 * ROW + 0.35 * SIZE);
      top += ROW;
    }
  }
}
