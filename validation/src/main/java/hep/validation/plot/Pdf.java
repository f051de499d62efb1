package hep.validation.plot;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A plot as one page of PDF: paths stay paths, text stays text in an embedded part of the typeface.
 */
final class Pdf {
  private Pdf() {}

  static byte[] bytes(Plot plot) throws IOException {
    Drawing drawing = new Drawing(plot);
    try (PDDocument document = new PDDocument();
        PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer();
        InputStream font = Fonts.open()) {
      // A fixed number, or the file would carry one made from the clock.
      document.setDocumentId(0L);
      PDPage sheet = new PDPage(new PDRectangle(Drawing.WIDTH, drawing.height()));
      document.addPage(sheet);
      text.registerFont(Fonts.at(1).getFontName(), font);
      PdfBoxGraphics2D page =
          new PdfBoxGraphics2D(document, (float) Drawing.WIDTH, (float) drawing.height());
      page.setFontTextDrawer(text);
      drawing.draw(page);
      page.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
        content.drawForm(page.getXFormObject());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
