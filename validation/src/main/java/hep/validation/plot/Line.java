package hep.validation.plot;

import hep.validation.Data;
import hep.validation.Graph;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line through points, with the band of its errors behind it where the style has a fill and the
 * points have errors.
 *
 * @param legend text of its legend entry; empty for none
 * @param graph points in the order they are joined
 * @param style colour, width, pattern, opacity of the band
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public record Line(String legend, Graph graph, Style style) implements Mark {

  @Override
  public double[] xs() {
    return graph.x();
  }

  @Override
  public double[] ys() {
    return hasBand() ? new Band("", graph, style).ys() : graph.y();
  }

  @Override
  public void draw(Graphics2D page, Frame frame) {
    if (hasBand()) {
      new Band("", graph, style).draw(page, frame);
    }
    style.line(page);
    page.draw(frame.path(graph.x(), graph.y()));
  }

  @Override
  public void drawKey(Graphics2D page, Rectangle2D box) {
    if (hasBand()) {
      style.fill(page);
      page.fill(box);
    }
    style.line(page);
    page.draw(new Line2D.Double(box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY()));
  }

  @Override
  public Path2D trace(Frame frame) {
    Path2D path = frame.path(graph.x(), graph.y());
    if (hasBand()) {
      path.append(new Band("", graph, style).trace(frame), false);
    }
    return path;
  }

  @Override
  public Optional<Data> data() {
    return Optional.of(graph);
  }

  private boolean hasBand() {
    return style.opacity() > 0 && Arrays.stream(graph.yError()).anyMatch(e -> e > 0);
  }
}
