package hep.validation.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of text with superscripts, subscripts and italics, laid out in points from its left end
 * on the base line.
 */
final class Label {
  /** Share of the size for each level of raised or lowered text. */
  private static final double SMALLER = 0.7;

  /** Slope of italic letters, that of the typeface's own oblique. */
  private static final double SLANT = -0.21;

  private final String markup;
  private static final String PLAIN = "0123456789+−";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋";

  private final List<Run> runs = new ArrayList<>();
  private int next;
  private double width;

  private record Run(String text, double x, double rise, double size, boolean italic) {}

  private Label(String markup) {
    this.markup = markup;
  }

  static Label of(String markup, double size) {
    Label label = new Label(scripted(markup));
    label.width = label.parse(0, 0, size, false, '\0');
    return label;
  }

  /** Raised and lowered characters as markup: few typefaces have them, as in e⁺ or X₀. */
  private static String scripted(String text) {
    StringBuilder markup = new StringBuilder();
    String open = "";
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int at = Math.max(RAISED.indexOf(c), LOWERED.indexOf(c));
      String kind = RAISED.indexOf(c) >= 0 ? "^{" : at >= 0 ? "_{" : "";
      if (!kind.equals(open)) {
        markup.append(open.isEmpty() ? "" : "}").append(kind);
        open = kind;
      }
      markup.append(at >= 0 ? PLAIN.charAt(at) : c);
    }
    markup.append(open.isEmpty() ? "" : "}");
    return markup.toString();
  }

  double width() {
    return width;
  }

  /** The text without markup. */
  String plain() {
    StringBuilder text = new StringBuilder();
    runs.forEach(r -> text.append(r.text));
    return text.toString();
  }

  /** Lays out up to the closing character and gives the place reached. */
  private double parse(double start, double rise, double size, boolean italic, char close) {
    double x = start;
    double raisedFrom = Double.NaN;
    while (next < markup.length()) {
      char c = markup.charAt(next);
      if (c == close) {
        next++;
        return x;
      }
      boolean script = (c == '^' || c == '_') && markup.startsWith("{", next + 1);
      if (script) {
        next += 2;
        // A subscript right after a superscript stands below it.
        double from = Double.isNaN(raisedFrom) ? x : raisedFrom;
        raisedFrom = from;
        double shift = (c == '^' ? 0.38 : -0.2) * size;
        x = Math.max(x, parse(from, rise + shift, size * SMALLER, italic, '}'));
        continue;
      }
      raisedFrom = Double.NaN;
      if (c == '*' && markup.indexOf('*', next + 1) > 0) {
        next++;
        x = parse(x, rise, size, true, '*');
        continue;
      }
      x = word(x, rise, size, italic, close);
    }
    return x;
  }

  /**
   * Takes plain characters up to the next one that means something; a backslash takes the next as
   * it is.
   */
  private double word(double x, double rise, double size, boolean italic, char close) {
    StringBuilder text = new StringBuilder();
    do {
      char c = markup.charAt(next);
      if (c == '\\' && next + 1 < markup.length()) {
        next++;
      }
      text.append(markup.charAt(next++));
    } while (next < markup.length() && !special(close));
    runs.add(new Run(text.toString(), x, rise, size, italic));
    return x + Fonts.width(text.toString(), size);
  }

  private boolean special(char close) {
    char c = markup.charAt(next);
    return c == close || c == '*' || ((c == '^' || c == '_') && markup.startsWith("{", next + 1));
  }

  void draw(Graphics2D page, double x, double y) {
    for (Run run : runs) {
      if (run.text.isBlank()) {
        continue;
      }
      page.setFont(Fonts.at(run.size));
      AffineTransform before = page.getTransform();
      page.translate(x + run.x, y - run.rise);
      if (run.italic) {
        page.shear(SLANT, 0);
      }
      page.drawString(run.text, 0f, 0f);
      page.setTransform(before);
    }
  }

  void drawCentred(Graphics2D page, double x, double y) {
    draw(page, x - width / 2, y);
  }

  void drawRight(Graphics2D page, double x, double y) {
    draw(page, x - width, y);
  }

  /** Draws upwards, starting at a place of the page. */
  void drawUpwards(Graphics2D page, double x, double y) {
    AffineTransform before = page.getTransform();
    page.translate(x, y);
    page.rotate(-Math.PI / 2);
    draw(page, 0, 0);
    page.setTransform(before);
  }
}
