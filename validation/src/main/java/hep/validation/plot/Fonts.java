package hep.validation.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The one typeface of every picture: Liberation Sans, free (OFL 1.1) and inside the PDF library, so
 * that a picture looks the same on every machine. Its letters are as wide as Arial's and
 * Helvetica's, which SVG viewers may put in its place.
 */
final class Fonts {
  static final String NAME = "Liberation Sans";
  static final String FAMILY = "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif";
  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final FontRenderContext UNSCALED = new FontRenderContext(null, true, true);

  private Fonts() {}

  private static final class Loaded {
    static final Font REGULAR = load();
  }

  private static Font load() {
    try (InputStream in = open()) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the font " + FILE + " of the PDF library", e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + FILE + " of the PDF library is broken", e);
    }
  }

  /** The font file, to be closed by the caller. */
  static InputStream open() throws IOException {
    InputStream in = PDDocument.class.getResourceAsStream(FILE);
    if (in == null) {
      throw new IOException("the PDF library on this path has no " + FILE);
    }
    return in;
  }

  /** The typeface at a size in points. */
  static Font at(double size) {
    return Loaded.REGULAR.deriveFont((float) size);
  }

  /** Advance of a text in points. */
  static double width(String text, double size) {
    return text.isEmpty() ? 0 : at(size).getStringBounds(text, UNSCALED).getWidth();
  }
}
