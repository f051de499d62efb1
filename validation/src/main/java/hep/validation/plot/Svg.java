package hep.validation.plot;

import java.awt.Dimension;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A plot as SVG, text as text. */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private Svg() {}

  static byte[] bytes(Plot plot) throws IOException {
    Drawing drawing = new Drawing(plot);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment("Kaon");
    context.setPrecision(5);
    SVGGraphics2D page = new SVGGraphics2D(context, false);
    page.setSVGCanvasSize(new Dimension(Drawing.WIDTH, drawing.height()));
    drawing.draw(page);
    Element root = page.getRoot();
    root.setAttribute("viewBox", "0 0 " + Drawing.WIDTH + " " + drawing.height());
    nameFonts(root);
    StringWriter out = new StringWriter();
    page.stream(root, out, false, false);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Document document() throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IOException("this JDK cannot make an XML document", e);
    }
  }

  /** Names typefaces of the same widths for viewers that do not have ours. */
  private static void nameFonts(Element root) {
    NodeList all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element
          && element.getAttribute("font-family").contains(Fonts.NAME)) {
        element.setAttribute("font-family", Fonts.FAMILY);
      }
    }
  }
}
