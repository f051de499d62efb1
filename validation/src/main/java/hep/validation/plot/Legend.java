package hep.validation.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The legend of a panel: one line a text, samples on the left; two texts a line where they are many
 * and short. Marks of the same text share a place, their samples drawn over each other.
 */
final class Legend {
  private static final double SIZE = 14;
  private static final double ROW = 19;
  private static final double KEY = 28;
  private static final double GAP = 8;
  private static final double BETWEEN = 14;
  private static final int MANY = 7;
  private static final double SHORT = 70;

  private final List<Mark> marks;

  Legend(List<Mark> marks) {
    this.marks = marks.stream().filter(m -> !m.legend().isEmpty()).toList();
  }

  private List<String> texts() {
    return marks.stream().map(Mark::legend).distinct().toList();
  }

  private double column() {
    return KEY
        + GAP
        + texts().stream().mapToDouble(text -> Label.of(text, SIZE).width()).max().orElse(0);
  }

  private int columns() {
    return texts().size() >= MANY && column() < KEY + GAP + SHORT ? 2 : 1;
  }

  double width() {
    return marks.isEmpty() ? 0 : columns() * (column() + BETWEEN) - BETWEEN;
  }

  double height() {
    return ROW * Math.ceilDiv(texts().size(), columns());
  }

  void draw(Graphics2D page, Rectangle2D box) {
    List<String> texts = texts();
    int rows = Math.ceilDiv(texts.size(), columns());
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      int column = i / rows;
      double left = box.getMinX() + column * (column() + BETWEEN);
      double top = box.getMinY() + i % rows * ROW;
      Rectangle2D key = new Rectangle2D.Double(left, top + 0.18 * ROW, KEY, 0.64 * ROW);
      marks.stream().filter(m -> m.legend().equals(text)).forEach(m -> m.drawKey(page, key));
      page.setColor(Color.BLACK);
      Label.of(text, SIZE).draw(page, left + KEY + GAP, top + 0.5 * ROW + 0.35 * SIZE);
    }
  }
}
