package hep.io.root.programs;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.io.root.RootFileReader;
import hep.io.root.output.TDirectory;
import hep.io.root.output.TFile;
import hep.io.root.output.classes.TArrayD;
import hep.io.root.output.classes.TNamed;
import hep.io.root.output.classes.TObjString;
import hep.io.root.output.classes.hist.TH1D;
import hep.io.root.output.classes.hist.TH2D;
import hep.io.root.output.classes.hist.TProfile;
import hep.io.root.output.classes.hist.TProfile2D;
import hep.rootio.Histogram1D;
import hep.rootio.Histogram2D;
import hep.rootio.Profile;
import hep.rootio.Profile2D;
import hep.rootio.RootFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs as they were written against FreeHEP's writer, of the kind of AIDA's root store. */
class OutputTest {
  @TempDir private Path folder;

  private File file() {
    return folder.resolve("store.root").toFile();
  }

  @Test
  void writesAHistogramThatIsFilledAfterItWasAdded() throws Exception {
    double[] data = new double[4 + 2];
    try (TFile file = new TFile(file())) {
      file.setCompressionLevel(1);
      TH1D mass = new TH1D("mass", 4, 0, 2, data);
      mass.setTitle("Invariant mass");
      mass.getfXaxis().setTitle("m [GeV]");
      mass.getfXaxis().setfXbins(new TArrayD(new double[] {0, 0.25, 0.5, 1, 2}));
      file.mkdir("plots").add(mass);
      mass.setEntries(3);
      mass.setfTsumw(3);
      mass.setfTsumw2(5);
      mass.setfTsumwx(1.5);
      mass.setfTsumwx2(2.25);
      data[0] = 1;
      data[2] = 2;
    }
    try (RootFile file = RootFile.open(file().toPath())) {
      Histogram1D mass = Histogram1D.of(file.object("plots/mass"));
      assertEquals("Invariant mass", mass.title());
      assertEquals("m [GeV]", mass.x().title());
      assertArrayEquals(new double[] {0, 0.25, 0.5, 1, 2}, mass.x().edges());
      assertArrayEquals(new double[] {1, 0, 2, 0, 0, 0}, mass.contents());
      assertEquals(3, mass.entries());
      assertEquals(new Histogram1D.Moments(3, 5, 1.5, 2.25), mass.moments());
    }
    try (RootFileReader reader = new RootFileReader(file())) {
      var mass = (hep.io.root.interfaces.TH1D) reader.get("plots/mass");
      assertEquals(1, mass.getArray()[0]);
    }
  }

  @Test
  void writesHistogramsOfTwoQuantitiesAndProfiles() throws Exception {
    double[] cells = new double[(2 + 2) * (3 + 2)];
    cells[1 + 4] = 7;
    try (TFile file = new TFile(file().getPath())) {
      TH2D map = new TH2D("map", 2, 0, 1, 3, -1, 1, cells);
      file.add(map);
      TProfile response =
          new TProfile(
              "response",
              1,
              0,
              10,
              new double[] {0, 29, 0},
              new double[] {0, 7, 0},
              new double[] {0, 2, 0},
              new double[] {0, 2, 0});
      response.setEntries(2);
      response.setfTsumw(2);
      response.setfTsumwy(7);
      response.setfTsumwy2(29);
      file.add(response);
      file.add(new TProfile2D("both", 2, 0, 1, 3, -1, 1, cells, cells, cells, cells));
    }
    try (RootFile file = RootFile.open(file().toPath())) {
      Histogram2D map = Histogram2D.of(file.object("map"));
      assertArrayEquals(cells, map.contents());
      assertEquals(7, map.entries()); // none were set: as many as the bins hold
      assertEquals(7 * 0.25, map.moments().sumWX(), 1e-12); // the centre of the first bin
      Profile response = Profile.of(file.object("response"));
      assertEquals(3.5, response.mean(1));
      assertArrayEquals(new double[] {0, 29, 0}, response.sumWY2());
      assertArrayEquals(new double[] {2, 0, 0, 0, 7, 29}, response.moments());
      assertArrayEquals(cells, Profile2D.of(file.object("both")).sumWZ());
    }
  }

  @Test
  void makesAndFindsDirectoriesAsAStoreDoes() throws Exception {
    try (TFile file = new TFile(file())) {
      TDirectory deep = file.mkdir("a/b", true);
      assertEquals(deep, requireNonNull(file.findDir("a")).findDir("b"));
      assertEquals(deep, file.findDir("a/b", true));
      assertEquals(null, file.findDir("a/c", true));
      assertThrows(IllegalArgumentException.class, () -> file.mkdir("a"));
      deep.add(new TObjString("from Java"));
      deep.add(new TNamed("note", "of a run"));
      file.mkdir("empty");
    }
    try (RootFile file = RootFile.open(file().toPath())) {
      assertEquals(List.of("a", "empty"), file.root().keys().stream().map(k -> k.name()).toList());
      assertEquals("from Java", file.object("a/b/TObjString").text("fString"));
      assertEquals("of a run", file.object("a/b/note").text("fTitle"));
    }
  }

  @Test
  void leavesTheOldFileWhereSomethingCannotBeWritten() throws Exception {
    Files.writeString(file().toPath(), "old");
    TFile file = new TFile(file());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> file.add(new Object()));
    assertTrue(
        requireNonNull(refused.getMessage()).startsWith("java.lang.Object cannot be written"));
    file.add(new TH1D("short", 4, 0, 2, new double[3]));
    assertThrows(IllegalArgumentException.class, file::close);
    assertEquals("old", Files.readString(file().toPath()));
    assertThrows(IOException.class, () -> new TFile(folder.resolve("none/x.root").toFile()));
    assertFalse(Files.exists(folder.resolve("none")));
  }
}
