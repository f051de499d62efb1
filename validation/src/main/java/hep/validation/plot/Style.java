package hep.validation.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import org.jspecify.annotations.Nullable;

/**
 * How a mark looks.
 *
 * @param colour line, marker and fill colour
 * @param width line width in points
 * @param dash line pattern
 * @param opacity opacity of the fill, 0 for none to 1
 * @param marker shape of points
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public record Style(Color colour, double width, Dash dash, double opacity, Marker marker) {

  /** Line patterns, so that curves differ without colour too. */
  public enum Dash {
    /** Unbroken. */
    SOLID,
    /** Long strokes. */
    DASHED,
    /** Strokes and dots. */
    DASH_DOTTED,
    /** Dots. */
    DOTTED
  }

  /** Shapes of points. */
  public enum Marker {
    /** A disc. */
    CIRCLE,
    /** A square. */
    SQUARE,
    /** A triangle that points upwards. */
    TRIANGLE,
    /** A square on its corner. */
    DIAMOND
  }

  /** The look of the i-th object of a plot: colour, pattern and marker change together. */
  public static Style of(int i) {
    return new Style(
        Palette.colour(i),
        2,
        Dash.values()[Math.floorMod(i, Dash.values().length)],
        0.25,
        Marker.values()[Math.floorMod(i, Marker.values().length)]);
  }

  /** A thin grey line for references. */
  public static Style reference() {
    return new Style(new Color(0x555555), 1, Dash.DASHED, 0, Marker.CIRCLE);
  }

  /** The same look with another pattern. */
  public Style with(Dash other) {
    return new Style(colour, width, other, opacity, marker);
  }

  /** The same look with another marker. */
  public Style with(Marker other) {
    return new Style(colour, width, dash, opacity, other);
  }

  /** The same look with another colour. */
  public Style with(Color other) {
    return new Style(other, width, dash, opacity, marker);
  }

  /** The same look with another fill. */
  public Style filled(double share) {
    return new Style(colour, width, dash, share, marker);
  }

  /** The same look with another line width. */
  public Style wide(double points) {
    return new Style(colour, points, dash, opacity, marker);
  }

  /** Sets line colour and stroke on a page. */
  void line(Graphics2D page) {
    page.setColor(colour);
    float @Nullable [] pattern =
        switch (dash) {
          case SOLID -> null;
          case DASHED -> new float[] {7, 3.5f};
          case DOTTED -> new float[] {1.5f, 2.8f};
          case DASH_DOTTED -> new float[] {7, 2.8f, 1.5f, 2.8f};
        };
    page.setStroke(
        new BasicStroke(
            (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0));
  }

  /** Sets an unbroken stroke for bars and outlines. */
  void bar(Graphics2D page) {
    page.setColor(colour);
    page.setStroke(new BasicStroke((float) Math.min(width, 1.4)));
  }

  /** Sets the fill colour on a page. */
  void fill(Graphics2D page) {
    page.setColor(
        new Color(
            colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity)));
  }
}
