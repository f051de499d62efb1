package hep.validation.plot;

import hep.validation.Data;
import hep.validation.Grid;
import hep.validation.internal.Inputs;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Counts or other numbers in two dimensions as colours, with a colour bar beside the plot.
 *
 * @param grid the numbers; cells that are not finite, or not positive on a logarithmic colour axis,
 *     stay white
 * @param colours title, scale and range of the colours
 * @param map which colours
 * @param texts text in every cell, in the order of the grid; empty for none
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public record HeatMap(Grid grid, Axis colours, ColourMap map, List<String> texts) implements Mark {
  private static final double SIZE = 15;

  /** Checks that there is a text for every cell or none. */
  public HeatMap {
    texts = List.copyOf(texts);
    if (!texts.isEmpty()) {
      Inputs.sameLength("texts", texts.size(), "the grid", grid.sumW().length);
    }
  }

  /** A map without text. */
  public static HeatMap of(Grid grid, Axis colours) {
    return new HeatMap(grid, colours, ColourMap.VIRIDIS, List.of());
  }

  @Override
  public String legend() {
    return "";
  }

  @Override
  public double[] xs() {
    return grid.xEdges();
  }

  @Override
  public double[] ys() {
    return grid.yEdges();
  }

  @Override
  public void draw(Graphics2D page, Frame frame) {
    Scale scale = scale(0, 1);
    int width = grid.xEdges().length - 1;
    // Smooth edges would let the background shine through between cells.
    page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    // Neighbours of one colour are one box: files of images stay small.
    for (int first = 0; first < grid.sumW().length; ) {
      Optional<Color> colour = colour(scale, grid.sumW()[first]);
      int end = first + 1;
      while (end % width != 0 && colour.equals(colour(scale, grid.sumW()[end]))) {
        end++;
      }
      if (colour.isPresent()) {
        Rectangle2D box = box(frame, first % width, first / width);
        box.add(box(frame, (end - 1) % width, first / width));
        page.setColor(colour.get());
        page.fill(box);
      }
      first = end;
    }
    page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int cell = 0; cell < texts.size(); cell++) {
      write(
          page,
          box(frame, cell % width, cell / width),
          texts.get(cell),
          map.at(scale.at(grid.sumW()[cell])));
    }
  }

  /** The colour of a number; none where it is not shown. */
  private Optional<Color> colour(Scale scale, double value) {
    return Double.isFinite(value) && (!colours.log() || value > 0)
        ? Optional.of(map.at(scale.at(value)))
        : Optional.empty();
  }

  private static void write(Graphics2D page, Rectangle2D box, String text, Color behind) {
    double lightness =
        0.299 * behind.getRed() + 0.587 * behind.getGreen() + 0.114 * behind.getBlue();
    page.setColor(lightness > 140 ? Color.BLACK : Color.WHITE);
    String[] lines = text.split("\n", -1);
    double size = SIZE;
    for (String line : lines) {
      size =
          Math.min(size, SIZE * 0.9 * box.getWidth() / Math.max(1, Label.of(line, SIZE).width()));
    }
    double y = box.getCenterY() + size * (0.36 - 0.6 * (lines.length - 1));
    for (String line : lines) {
      Label.of(line, size).drawCentred(page, box.getCenterX(), y);
      y += 1.2 * size;
    }
  }

  private Rectangle2D box(Frame frame, int ix, int iy) {
    Rectangle2D box = new Rectangle2D.Double();
    box.setFrameFromDiagonal(
        frame.x(grid.xEdges()[ix]),
        frame.y(grid.yEdges()[iy]),
        frame.x(grid.xEdges()[ix + 1]),
        frame.y(grid.yEdges()[iy + 1]));
    return box;
  }

  /** The colour axis laid on a stretch. */
  Scale scale(double from, double to) {
    return Scale.fit(colours, Arrays.copyOf(grid.sumW(), grid.sumW().length), from, to);
  }

  @Override
  public void drawKey(Graphics2D page, Rectangle2D box) {
    page.setColor(map.at(0.5));
    page.fill(box);
  }

  @Override
  public Path2D trace(Frame frame) {
    return new Path2D.Double();
  }

  @Override
  public Optional<Data> data() {
    return Optional.of(grid);
  }
}
