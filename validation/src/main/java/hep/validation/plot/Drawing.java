package hep.validation.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** Lays a plot out on a page, in points, and draws it. */
final class Drawing {
  static final int WIDTH = 480;

  private static final int MAIN_HEIGHT = 384;
  private static final int SPLIT = 352;
  private static final int SPLIT_HEIGHT = 500;
  private static final double GAP = 9;
  private static final double ABOVE = 14;
  private static final double RIGHT = 18;

  /**
   * Parts of the frame's height tried for the data, the largest first, until legend and text stand
   * clear.
   */
  private static final double[] SHARES = {1, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5};

  private final Plot plot;

  Drawing(Plot plot) {
    this.plot = plot;
  }

  int height() {
    return plot.lower().isPresent() ? SPLIT_HEIGHT : MAIN_HEIGHT;
  }

  void draw(Graphics2D page) {
    page.setColor(Color.WHITE);
    page.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
    Frame main = main();
    drawPanel(page, main, plot.marks(), plot.y(), plot.lower().isEmpty(), Double.NEGATIVE_INFINITY);
    plot.lower()
        .ifPresent(panel -> {
          Frame frame = lower(panel, main);
          // the lowest number of the panel above reaches a little below its frame
          double highest = main.area().getMaxY() + AxisDrawing.NUMBER_SIZE;
          drawPanel(page, frame, panel.marks(), panel.y(), true, highest);
        });
    TextBlock block = inside();
    Legend legend = new Legend(plot.marks());
    Placement place = Placement.of(main, plot.marks(), block, legend);
    block.draw(page, place.text());
    outside()
        .draw(
            page,
            new Rectangle2D.Double(
                main.area().getX(), ABOVE / 2, main.area().getWidth(), outside().height()));
    legend.draw(page, place.legend());
    plot.marks().stream()
        .filter(HeatMap.class::isInstance)
        .map(HeatMap.class::cast)
        .findFirst()
        .ifPresent(map -> ColourBar.draw(page, beside(main.area()), map));
  }

  /** Where legend and text stand. */
  Placement placement() {
    return Placement.of(main(), plot.marks(), inside(), new Legend(plot.marks()));
  }

  private boolean filled() {
    return plot.marks().stream().anyMatch(HeatMap.class::isInstance);
  }

  /** Text in the frame; a heat map fills the frame, so that its text stands above. */
  private TextBlock inside() {
    return new TextBlock(filled() ? List.of() : plot.text());
  }

  private TextBlock outside() {
    return new TextBlock(filled() ? plot.text() : List.of());
  }

  private void drawPanel(
      Graphics2D page, Frame frame, List<Mark> marks, Axis y, boolean lowest, double highest) {
    Shape before = page.getClip();
    page.clip(frame.area());
    marks.forEach(mark -> mark.draw(page, frame));
    page.setClip(before);
    AxisDrawing.draw(page, frame, plot.x(), y, lowest, highest);
  }

  /**
   * The frame of the main panel, with room above the data where legend and text need it and the
   * axis leaves it open.
   */
  private Frame main() {
    double bottom = plot.lower().isPresent() ? SPLIT : MAIN_HEIGHT - AxisDrawing.BELOW;
    Scale y = fit(plot.y(), plot.marks(), false, 0, 1);
    Ticks yTicks =
        AxisDrawing.yTicks(plot.y(), new Scale(y.low(), y.high(), y.log(), bottom, ABOVE));
    double top = ABOVE + outside().height() + (yTicks.power().isEmpty() ? 0 : 12);
    Rectangle2D area = new Rectangle2D.Double(left(), top, WIDTH - left() - right(), bottom - top);
    boolean open = Double.isNaN(plot.y().high()) && !filled();
    Frame best = null;
    int covered = Integer.MAX_VALUE;
    for (double share : SHARES) {
      Frame frame = frame(area, plot.y(), plot.marks(), share);
      int count = Placement.of(frame, plot.marks(), inside(), new Legend(plot.marks())).covered();
      if (best == null || count < covered) {
        best = frame;
        covered = count;
      }
      if (covered == 0 || !open) {
        break;
      }
    }
    return Objects.requireNonNull(best);
  }

  private Frame lower(Panel panel, Frame main) {
    Rectangle2D above = main.area();
    double top = above.getMaxY() + GAP;
    double bottom = height() - AxisDrawing.BELOW;
    return frame(
        new Rectangle2D.Double(above.getX(), top, above.getWidth(), bottom - top),
        panel.y(),
        panel.marks(),
        1);
  }

  private Frame frame(Rectangle2D area, Axis y, List<Mark> marks, double share) {
    Scale xScale = xScale(area.getMinX(), area.getMaxX());
    Scale yScale = fit(y, marks, false, area.getMaxY(), area.getMinY());
    return new Frame(area, xScale, share == 1 ? yScale : yScale.withHeadroom(share));
  }

  private Scale xScale(double from, double to) {
    return fit(plot.x(), plot.marks(), true, from, to);
  }

  /** Numbers along x, and both axes of a heat map, are not padded. */
  private static Scale fit(Axis axis, List<Mark> marks, boolean alongX, double from, double to) {
    double[] shown = numbers(marks, alongX);
    double[] fits = DoubleStream.of(shown).filter(v -> !axis.log() || v > 0).sorted().toArray();
    boolean tight = alongX || marks.stream().anyMatch(HeatMap.class::isInstance);
    if (!tight || fits.length == 0) {
      return Scale.fit(axis, shown, from, to);
    }
    double low = Double.isNaN(axis.low()) ? fits[0] : axis.low();
    double high = Double.isNaN(axis.high()) ? fits[fits.length - 1] : axis.high();
    return low < high
        ? new Scale(low, high, axis.log(), from, to)
        : Scale.fit(axis, shown, from, to);
  }

  private double left() {
    Scale y = fit(plot.y(), plot.marks(), false, MAIN_HEIGHT - AxisDrawing.BELOW, ABOVE);
    double main = AxisDrawing.leftOf(plot.y(), AxisDrawing.yTicks(plot.y(), y));
    double low =
        plot.lower()
            .map(p ->
                AxisDrawing.leftOf(
                    p.y(),
                    AxisDrawing.yTicks(
                        p.y(),
                        fit(
                            p.y(),
                            p.marks(),
                            false,
                            SPLIT_HEIGHT - AxisDrawing.BELOW - SPLIT - GAP,
                            0))))
            .orElse(0.0);
    return Math.max(main, low);
  }

  private double right() {
    boolean power = !AxisDrawing.xTicks(plot.x(), xScale(0, 1)).power().isEmpty();
    return plot.marks().stream()
        .filter(HeatMap.class::isInstance)
        .map(HeatMap.class::cast)
        .mapToDouble(map -> ColourBar.room(map, MAIN_HEIGHT - ABOVE - AxisDrawing.BELOW))
        .findFirst()
        .orElse(power ? 44 : RIGHT);
  }

  private static Rectangle2D beside(Rectangle2D area) {
    return new Rectangle2D.Double(
        area.getMaxX() + ColourBar.GAP, area.getMinY(), ColourBar.WIDTH, area.getHeight());
  }

  private static double[] numbers(List<Mark> marks, boolean alongX) {
    return marks.stream()
        .flatMapToDouble(m -> DoubleStream.of(alongX ? m.xs() : m.ys()))
        .filter(Double::isFinite)
        .toArray();
  }
}
