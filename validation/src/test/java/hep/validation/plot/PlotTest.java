package hep.validation.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.validation.Graph;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class PlotTest {
  private static final Plot LINE =
      Plot.of(
          Axis.linear("*x* [mm]"),
          Axis.log("Rejection"),
          List.of(
              new Line(
                  "Curve",
                  Graph.of(new double[] {0, 1, 2}, new double[] {1, 10, 100}),
                  Style.of(0))));

  static Stream<String> names() {
    return Gallery.plots().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTheSameBytesAgain(String name) throws IOException {
    Plot plot = Gallery.plot(name);
    Plot again = Gallery.plot(name);
    assertArrayEquals(Svg.bytes(plot), Svg.bytes(again));
    assertArrayEquals(Pdf.bytes(plot), Pdf.bytes(again));
    assertArrayEquals(Png.bytes(plot), Png.bytes(again));
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsTextAsTextInSvgAndPdf(String name) throws Exception {
    Plot plot = Gallery.plot(name);
    String expected = Label.of(plot.x().title(), 10).plain().replace(" ", "");
    assertTrue(svgText(plot).contains(expected), svgText(plot));
    try (PDDocument pdf = Loader.loadPDF(Pdf.bytes(plot))) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
      assertTrue(expected.chars().allMatch(c -> text.indexOf(c) >= 0), text);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void drawsEverySvgNumberInsideThePage(String name) throws Exception {
    NodeList texts = svg(Gallery.plot(name)).getElementsByTagName("text");
    assertTrue(texts.getLength() > 5);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.bytes(Gallery.plot(name))));
    for (int x = 0; x < image.getWidth(); x++) {
      assertEquals(0xffffffff, image.getRGB(x, 0), "ink is cut at the upper edge");
      assertEquals(
          0xffffffff, image.getRGB(x, image.getHeight() - 1), "ink is cut at the lower edge");
    }
    for (int y = 0; y < image.getHeight(); y++) {
      assertEquals(0xffffffff, image.getRGB(0, y), "ink is cut at the left edge");
      assertEquals(
          0xffffffff, image.getRGB(image.getWidth() - 1, y), "ink is cut at the right edge");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void findsAPlaceForLegendAndTextThatCoversNothing(String name) {
    Plot plot = Gallery.plot(name);
    assertEquals(0, new Drawing(plot).placement().covered());
  }

  @Test
  void writesNumbersWithPointsInAnyLocale() throws Exception {
    String before = svgText(LINE);
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(before, svgText(LINE));
    } finally {
      Locale.setDefault(locale);
    }
    assertTrue(before.contains("0.5"), before);
  }

  @Test
  void marksPixelsOnTheCurveInItsColour() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.bytes(LINE)));
    int colour = Palette.colour(0).getRGB();
    int found = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        found += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    assertTrue(found > 1000, "only " + found + " pixels");
  }

  @Test
  void namesItsNumbersAfterTheLegend() {
    List<String> names = Gallery.discriminant().data().stream().map(Named::name).toList();
    assertEquals(6, names.size());
    assertTrue(
        names.get(0).startsWith("b_jets")
            && names.get(3).startsWith("b_jets")
            && names.get(3).endsWith("points"),
        names.toString());
    assertEquals(List.of("curve"), LINE.data().stream().map(Named::name).toList());
  }

  @Test
  void writesItsNumbersAsCsv(@TempDir Path folder) throws IOException {
    LINE.save(folder.resolve("a.csv"));
    assertEquals(
        List.of(
            "object,kind,x,x_half,y,y_half,value,error",
            "curve,graph,0.0,0.0,,,1.0,0.0",
            "curve,graph,1.0,0.0,,,10.0,0.0",
            "curve,graph,2.0,0.0,,,100.0,0.0"),
        Files.readAllLines(folder.resolve("a.csv")));
  }

  @Test
  void leavesNothingBehindWhenTheFolderIsMissing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("missing").resolve("a.svg");
    var thrown = assertThrows(UncheckedIOException.class, () -> LINE.save(file));
    assertTrue(
        String.valueOf(thrown.getMessage()).contains("there is no folder"), thrown.getMessage());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void refusesAnEndingItDoesNotKnow(@TempDir Path folder) {
    assertThrows(IllegalArgumentException.class, () -> LINE.save(folder.resolve("a.jpg")));
    assertFalse(Files.exists(folder.resolve("a.jpg")));
  }

  @Test
  void drawsAxesWithoutAnyPoint() throws Exception {
    double[] none = new double[0];
    Plot empty =
        Plot.of(
            Axis.linear("x"),
            Axis.log("y"),
            List.of(new Line("Nothing", Graph.of(none, none), Style.of(0))));
    assertTrue(svgText(empty).contains("Nothing"));
  }

  @Test
  void leavesOutPointsThatAreNotFinite() throws Exception {
    double[] x = {0, 1, 2, 3};
    double[] y = {1, Double.NaN, -1, Double.POSITIVE_INFINITY};
    for (Axis axis : List.of(Axis.linear("y"), Axis.log("y"))) {
      Plot plot =
          Plot.of(
              Axis.linear("x"),
              axis,
              List.of(
                  new Line("l", Graph.of(x, y), Style.of(0)),
                  new Points("p", Graph.of(x, y), Style.of(1))));
      assertFalse(new String(Svg.bytes(plot), StandardCharsets.UTF_8).contains("NaN"));
    }
  }

  private static Document svg(Plot plot) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(Svg.bytes(plot)));
  }

  private static String svgText(Plot plot) throws Exception {
    StringBuilder text = new StringBuilder();
    NodeList nodes = svg(plot).getElementsByTagName("text");
    for (int i = 0; i < nodes.getLength(); i++) {
      text.append(nodes.item(i).getTextContent().replace(" ", ""));
    }
    return text.toString();
  }
}
