package hep.validation.plot;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where text block and legend stand in a frame so that they cover the least of what the marks draw.
 *
 * @param text box of the text block
 * @param legend box of the legend
 * @param covered how many places of the marks' traces lie under the boxes; one more where the
 *     legend stands in no corner
 */
record Placement(Rectangle2D text, Rectangle2D legend, int covered) {
  private static final double INSET = 16;
  private static final double CLEAR = 6;
  private static final double STEP = 2.5;

  /** Tries the corners, in the order readers expect them, and takes the first that covers least. */
  static Placement of(Frame frame, List<Mark> marks, TextBlock block, Legend legend) {
    List<Point2D> ink = new ArrayList<>();
    marks.forEach(m -> walk(m.trace(frame), frame.area(), ink));
    Placement best = null;
    for (double[] textAt : new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}) {
      for (double[] legendAt :
          new double[][] {{1, 0}, {0, 0}, {1, 1}, {0, 1}, {0.5, 0}, {1, 0.5}, {0, 0.5}}) {
        boolean stacked =
            textAt[0] == legendAt[0] && textAt[1] == legendAt[1] && block.height() > 0;
        double shift = stacked ? block.height() + CLEAR : 0;
        Rectangle2D textBox =
            box(frame.area(), block.width(), block.height(), textAt[0], textAt[1], 0);
        Rectangle2D legendBox =
            box(frame.area(), legend.width(), legend.height(), legendAt[0], legendAt[1], shift);
        if (stacked && !legendBox.isEmpty()) {
          double left = Math.min(textBox.getX(), legendBox.getX());
          textBox.setRect(left, textBox.getY(), textBox.getWidth(), textBox.getHeight());
          legendBox.setRect(left, legendBox.getY(), legendBox.getWidth(), legendBox.getHeight());
        }
        int unusual = legendAt[0] == 0.5 || legendAt[1] == 0.5 ? 1 : 0;
        int covered =
            covered(ink, textBox)
                + covered(ink, legendBox)
                + clash(textBox, legendBox, frame.area())
                + unusual;
        if (best == null || covered < best.covered) {
          best = new Placement(textBox, legendBox, covered);
        }
      }
    }
    return best == null ? new Placement(frame.area(), frame.area(), 0) : best;
  }

  /**
   * A box of a size at a corner (0 left or top, 1 right or bottom), shifted away from it along y.
   */
  private static Rectangle2D box(
      Rectangle2D area, double width, double height, double atX, double atY, double shift) {
    double x = area.getMinX() + INSET + atX * (area.getWidth() - 2 * INSET - width);
    double y = area.getMinY() + INSET + atY * (area.getHeight() - 2 * INSET - height);
    return new Rectangle2D.Double(x, y + (atY > 0.5 ? -shift : shift), width, height);
  }

  private static int clash(Rectangle2D text, Rectangle2D legend, Rectangle2D area) {
    boolean overlap =
        grown(text).intersects(legend) && text.getHeight() > 0 && legend.getHeight() > 0;
    return (overlap ? 10_000 : 0) + (legend.isEmpty() || area.contains(legend) ? 0 : 10_000);
  }

  private static int covered(List<Point2D> ink, Rectangle2D box) {
    Rectangle2D around = grown(box);
    return box.isEmpty() ? 0 : (int) ink.stream().filter(around::contains).count();
  }

  private static Rectangle2D grown(Rectangle2D box) {
    return new Rectangle2D.Double(
        box.getX() - CLEAR,
        box.getY() - CLEAR,
        box.getWidth() + 2 * CLEAR,
        box.getHeight() + 2 * CLEAR);
  }

  /** Places along a path, close together, that lie inside the frame. */
  private static void walk(Path2D path, Rectangle2D area, List<Point2D> ink) {
    double[] to = new double[6];
    Point2D from = new Point2D.Double();
    Point2D start = from;
    for (PathIterator i = path.getPathIterator(null, 0.5); !i.isDone(); i.next()) {
      int kind = i.currentSegment(to);
      Point2D end = kind == PathIterator.SEG_CLOSE ? start : new Point2D.Double(to[0], to[1]);
      if (kind == PathIterator.SEG_MOVETO) {
        start = end;
      } else {
        int steps = (int) Math.ceil(from.distance(end) / STEP);
        for (int k = 0; k <= steps; k++) {
          double part = steps == 0 ? 0 : (double) k / steps;
          Point2D point =
              new Point2D.Double(
                  from.getX() + part * (end.getX() - from.getX()),
                  from.getY() + part * (end.getY() - from.getY()));
          if (area.contains(point)) {
            ink.add(point);
          }
        }
      }
      from = end;
    }
  }
}
