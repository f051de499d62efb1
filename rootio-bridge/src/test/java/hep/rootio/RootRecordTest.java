package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootRecordTest {
  @TempDir private Path folder;

  private static List<RootRecord> one() {
    Axis x = Axis.of("x", 2, 0, 2);
    Axis y = Axis.of("y", 0.0, 1.0, 5.0);
    double[] low = {0.1, Double.NaN};
    double[] high = {-0.0, Double.POSITIVE_INFINITY};
    Histogram1D passed = Histogram1D.of("", "", x, "", new double[] {0, 1, 2, 0}, new double[0]);
    Histogram1D total = Histogram1D.of("", "", x, "", new double[] {0, 4, 5, 1}, new double[0]);
    double[] cells = new double[16];
    double[] cubes = new double[64];
    cells[5] = 3;
    cubes[21] = -1.5;
    return List.of(
        Histogram1D.of("h1", "é", x, "n", new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}),
        Histogram2D.of("h2", "", x, y, "n", cells, new double[0]),
        Histogram3D.of("h3", "", x, y, x, cubes, new double[0]),
        Profile.of(
            "p", "", x, "y", new double[] {0.5, 7}, new double[] {1, 3}, new double[] {1, 2}),
        Profile2D.of("p2", "", x, y, "z", low, high, new double[] {3, 4}, new double[] {1, 2}),
        Profile3D.of("p3", "", x, y, x, low, low, low, new double[] {3, 4}, new double[] {1, 2}),
        new Efficiency("e", "", passed, total, 0.9),
        new Graph("g", "", "", "", low, high),
        new GraphErrors("ge", "", "", "", low, high, high, low),
        new GraphAsymmErrors("ga", "", "", "", low, high, low, high, high, low),
        new GraphBentErrors(
            "gb", "", "x", "y", low, high, low, high, high, low, low, high, high, low),
        new GraphMultiErrors(
            "gm",
            "",
            "",
            "",
            low,
            high,
            low,
            high,
            List.of(low, high, low),
            List.of(high, low, high),
            GraphMultiErrors.ErrorSum.SQUARES),
        new GraphMultiErrors(
            "g0",
            "",
            "",
            "",
            low,
            high,
            low,
            high,
            List.of(),
            List.of(),
            GraphMultiErrors.ErrorSum.FIRST));
  }

  @Test
  void fillsProfilesOverTwoAndThreeAxes() {
    Axis x = Axis.of("x", 2, 0, 2);
    Axis y = Axis.of("y", 3, 0, 3);
    double[] atX = {0.5, 0.5, 1.5, 9};
    double[] atY = {2.5, 2.5, 0.5, 1.5};
    double[] values = {2, 4, 7, 100};
    double[] weights = {1, 3, 2, 1};
    Profile2D two = Profile2D.of("p", "", x, y, "z", atX, atY, values, weights);
    assertEquals(3.5, two.mean(1, 3)); // (2 + 3 * 4) / 4
    assertEquals(7, two.mean(2, 1));
    assertEquals(100, two.mean(3, 2)); // overflow, not in the moments
    assertEquals(0, two.mean(1, 1));
    assertEquals(6, two.moments()[0]);
    assertEquals(0.5 * 2.5 * 4 + 1.5 * 0.5 * 2, two.moments()[6]);
    assertEquals(2 + 12 + 14, two.moments()[7]);
    assertEquals(4 + 48 + 98, two.moments()[8]);
    Profile3D three = Profile3D.of("p", "", x, y, x, atX, atY, atX, values, weights);
    assertEquals(3.5, three.mean(1, 3, 1));
    assertEquals(7, three.mean(2, 1, 2));
    assertEquals(2 + 12 + 14, three.moments()[11]);
    assertThrows(
        IllegalArgumentException.class,
        () -> Profile3D.of("p", "", x, y, x, atX, atY, new double[3], values, weights));
  }

  @Test
  void comesBackAsItWasWritten() throws IOException {
    Path path = folder.resolve("records.root");
    try (RootWriter out = RootWriter.create(path)) {
      one().forEach(it -> out.write("plots/" + it.name(), it));
      out.named("provenance", "made by a test");
    }

    FileAudit.check(path);
    try (RootFile file = RootFile.open(path)) {
      for (RootRecord it : one()) {
        RootRecord read = file.get("plots/" + it.name());
        assertEquals(it.getClass(), read.getClass());
        if (it instanceof Efficiency written && read instanceof Efficiency back) {
          assertEquals(written.fraction(2), back.fraction(2)); // its histograms get names
        } else {
          assertEquals(it, read);
        }
      }
      assertEquals("made by a test", file.object("provenance").text("fTitle"));
      RootNameException e = assertThrows(RootNameException.class, () -> file.get("provenance"));
      assertTrue(String.valueOf(e.getMessage()).contains("found a TNamed"), e.getMessage());
    }
  }

  @Test
  void readsTheKindsThatRootWrites() {
    try (RootFile file = RootFile.open(TestData.path("rootio/uproot-hepdata-example.root"))) {
      Histogram1D px = assertInstanceOf(Histogram1D.class, file.get("hpx"));
      assertEquals(75000, px.entries());
      assertInstanceOf(Histogram2D.class, file.get("hpxpy"));
      assertInstanceOf(Profile.class, file.get("hprof"));
    }
  }

  @Test
  void printsWhatItIs() {
    List<String> printed = one().stream().map(Object::toString).toList();
    assertEquals("TH1D h1: 2 bins from 0.0 to 2.0, 10.0 entries", printed.get(0));
    assertEquals(
        "TH2D h2: 2 bins from 0.0 to 2.0 by 2 bins from 0.0 to 5.0, 3.0 entries", printed.get(1));
    assertTrue(printed.get(6).startsWith("TEfficiency e: 2 bins from 0.0 to 2.0, "));
    assertEquals("TGraphErrors ge: 2 points", printed.get(8));
    assertTrue(printed.stream().noneMatch(text -> text.contains("@")), printed::toString);
  }
}
