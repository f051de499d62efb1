package hep.validation.plot;

import hep.validation.Data;
import hep.validation.Graph;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The region from y − yError to y + yError.
 *
 * @param legend text of its legend entry; empty for none
 * @param graph points in the order of x
 * @param style colour and opacity
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public record Band(String legend, Graph graph, Style style) implements Mark {

  @Override
  public double[] xs() {
    return graph.x();
  }

  @Override
  public double[] ys() {
    return DoubleStream.concat(DoubleStream.of(edge(-1)), DoubleStream.of(edge(1))).toArray();
  }

  @Override
  public void draw(Graphics2D page, Frame frame) {
    style.fill(page);
    page.fill(trace(frame));
  }

  @Override
  public void drawKey(Graphics2D page, Rectangle2D box) {
    style.fill(page);
    page.fill(box);
  }

  @Override
  public Path2D trace(Frame frame) {
    double[] low = edge(-1);
    double[] high = edge(1);
    Path2D path = new Path2D.Double();
    int start = 0;
    for (int i = 0; i <= graph.points(); i++) {
      // The region ends where a point cannot be shown; the next one starts a new region.
      if (i == graph.points() || !frame.shows(graph.x()[i], graph.y()[i])) {
        append(path, frame, low, high, start, i);
        start = i + 1;
      }
    }
    return path;
  }

  private void append(Path2D path, Frame frame, double[] low, double[] high, int start, int end) {
    if (end - start < 2) {
      return;
    }
    path.moveTo(frame.x(graph.x()[start]), frame.y(high[start]));
    for (int i = start + 1; i < end; i++) {
      path.lineTo(frame.x(graph.x()[i]), frame.y(high[i]));
    }
    for (int i = end - 1; i >= start; i--) {
      path.lineTo(frame.x(graph.x()[i]), frame.y(low[i]));
    }
    path.closePath();
  }

  @Override
  public Optional<Data> data() {
    return Optional.of(graph);
  }

  private double[] edge(int sign) {
    double[] edge = new double[graph.points()];
    for (int i = 0; i < edge.length; i++) {
      edge[i] = graph.y()[i] + sign * graph.yError()[i];
    }
    return edge;
  }
}
