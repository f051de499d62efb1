package hep.validation.plot;

import hep.validation.Data;
import hep.validation.Graph;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Points with error bars, without caps.
 *
 * @param legend text of its legend entry; empty for none
 * @param graph the points; an error of zero draws no bar
 * @param style colour and marker
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public record Points(String legend, Graph graph, Style style) implements Mark {
  private static final double RADIUS = 3.1;

  @Override
  public double[] xs() {
    return spread(graph.x(), graph.xError());
  }

  @Override
  public double[] ys() {
    return spread(graph.y(), graph.yError());
  }

  @Override
  public void draw(Graphics2D page, Frame frame) {
    style.bar(page);
    for (int i = 0; i < graph.points(); i++) {
      if (frame.shows(graph.x()[i], graph.y()[i])) {
        drawBars(page, frame, i);
        page.fill(marker(frame.x(graph.x()[i]), frame.y(graph.y()[i])));
      }
    }
  }

  private void drawBars(Graphics2D page, Frame frame, int i) {
    double x = frame.x(graph.x()[i]);
    double y = frame.y(graph.y()[i]);
    if (graph.xError()[i] > 0) {
      double left = frame.x(graph.x()[i] - graph.xError()[i]);
      page.draw(new Line2D.Double(left, y, frame.x(graph.x()[i] + graph.xError()[i]), y));
    }
    if (graph.yError()[i] > 0) {
      double low = frame.y(graph.y()[i] - graph.yError()[i]);
      page.draw(new Line2D.Double(x, low, x, frame.y(graph.y()[i] + graph.yError()[i])));
    }
  }

  @Override
  public void drawKey(Graphics2D page, Rectangle2D box) {
    style.bar(page);
    if (Arrays.stream(graph.yError()).anyMatch(e -> e > 0)) {
      page.draw(
          new Line2D.Double(box.getCenterX(), box.getMinY(), box.getCenterX(), box.getMaxY()));
    }
    page.fill(marker(box.getCenterX(), box.getCenterY()));
  }

  @Override
  public Path2D trace(Frame frame) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < graph.points(); i++) {
      if (frame.shows(graph.x()[i], graph.y()[i])) {
        double x = frame.x(graph.x()[i]);
        path.append(marker(x, frame.y(graph.y()[i])), false);
        path.moveTo(x, frame.y(graph.y()[i] - graph.yError()[i]));
        path.lineTo(x, frame.y(graph.y()[i] + graph.yError()[i]));
      }
    }
    return path;
  }

  @Override
  public Optional<Data> data() {
    return graph.points() == 0 ? Optional.empty() : Optional.of(graph);
  }

  private Shape marker(double x, double y) {
    double r = RADIUS;
    return switch (style.marker()) {
      case CIRCLE -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
      case SQUARE -> new Rectangle2D.Double(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
      case TRIANGLE -> polygon(x, y - 1.2 * r, x + 1.1 * r, y + 0.8 * r, x - 1.1 * r, y + 0.8 * r);
      case DIAMOND -> polygon(x, y - 1.3 * r, x + 1.1 * r, y, x, y + 1.3 * r, x - 1.1 * r, y);
    };
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static double[] spread(double[] values, double[] errors) {
    DoubleStream.Builder all = DoubleStream.builder();
    for (int i = 0; i < values.length; i++) {
      all.add(values[i] - errors[i]).add(values[i] + errors[i]);
    }
    return all.build().toArray();
  }
}
