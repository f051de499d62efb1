package hep.validation.plot;

import hep.validation.Data;
import hep.validation.Histogram;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Optional;

/**
 * A histogram as steps, filled where the style has a fill. Errors are drawn by {@link Points} of
 * {@link Histogram#graph()}.
 *
 * @param legend text of its legend entry; empty for none
 * @param histogram what is drawn; under- and overflow are not
 * @param style colour, width, pattern, opacity of the fill
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public record Steps(String legend, Histogram histogram, Style style) implements Mark {

  @Override
  public double[] xs() {
    return histogram.edges();
  }

  @Override
  public double[] ys() {
    double[] ys = Arrays.copyOf(histogram.graph().y(), histogram.bins() + 1);
    ys[histogram.bins()] = 0;
    return ys;
  }

  @Override
  public void draw(Graphics2D page, Frame frame) {
    if (style.opacity() > 0) {
      style.fill(page);
      page.fill(outline(frame));
    }
    style.line(page);
    page.draw(outline(frame));
  }

  @Override
  public void drawKey(Graphics2D page, Rectangle2D box) {
    style.fill(page);
    page.fill(box);
    style.line(page);
    page.draw(box);
  }

  /** The outline, with a stroke through every bin so that text does not stand on a fill either. */
  @Override
  public Path2D trace(Frame frame) {
    Path2D path = outline(frame);
    if (style.opacity() > 0) {
      double base = frame.area().getMaxY();
      for (int i = 0; i < histogram.bins(); i++) {
        double x = (frame.x(histogram.edges()[i]) + frame.x(histogram.edges()[i + 1])) / 2;
        path.moveTo(x, base);
        path.lineTo(x, Math.min(base, frame.y(histogram.content(i).value())));
      }
    }
    return path;
  }

  @Override
  public Optional<Data> data() {
    return Optional.of(histogram);
  }

  private Path2D outline(Frame frame) {
    // Just below the lower axis, so that the closing line along the base is clipped away.
    double base = frame.area().getMaxY() + style.width() + 1;
    Path2D path = new Path2D.Double();
    path.moveTo(frame.x(histogram.edges()[0]), base);
    for (int i = 0; i < histogram.bins(); i++) {
      double y = Math.min(base, frame.y(histogram.content(i).value()));
      path.lineTo(frame.x(histogram.edges()[i]), y);
      path.lineTo(frame.x(histogram.edges()[i + 1]), y);
    }
    path.lineTo(frame.x(histogram.edges()[histogram.bins()]), base);
    return path;
  }
}
