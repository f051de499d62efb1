package hep.validation.plot;

import hep.validation.Data;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/** One object of a plot. It says what range it needs, draws itself and hands out its numbers. */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public sealed interface Mark permits Line, Band, Steps, Points, HeatMap, Rule {

  /** Text of its legend entry; empty for none. */
  String legend();

  /** Numbers along x that the axis must show; those that are not finite are ignored. */
  double[] xs();

  /** Numbers along y that the axis must show. */
  double[] ys();

  /** Draws the mark; the page is clipped to the frame. */
  void draw(Graphics2D page, Frame frame);

  /** Draws the sample of the legend entry into a box. */
  void drawKey(Graphics2D page, Rectangle2D box);

  /** Where the mark leaves ink: legend and text keep clear of the points of this path. */
  Path2D trace(Frame frame);

  /** Its numbers, for files; empty for a mark that only guides the eye. */
  Optional<Data> data();
}
