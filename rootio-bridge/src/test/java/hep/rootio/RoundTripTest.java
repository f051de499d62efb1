package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write and read back ourselves; both sides are also judged against others. */
class RoundTripTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Compression.Algorithm.class)
  void givesBackEveryColumnOfATree(Compression.Algorithm algorithm) {
    Compression compression =
        new Compression(algorithm, algorithm == Compression.Algorithm.NONE ? 0 : 2);
    Map<String, Column> columns = Made.columns(1500, 21);
    columns.put("negative", new LongColumn(new Random(1).longs(1500).toArray()));
    columns.put("unsigned", new LongColumn(new Random(2).longs(1500).toArray(), true));
    Path path = folder.resolve("made.root");
    try (RootWriter out = RootWriter.create(path);
        TreeWriter tree = out.tree("a/made", "title", compression, 3000)) {
      tree.fill(Made.batch(columns));
    }

    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("a/made");
      assertEquals(1500, tree.entries());
      assertEquals("title", tree.title());
      List<String> names = new ArrayList<>(columns.keySet());
      Columns all = tree.read(names);
      Columns part = tree.read(names, EntryRange.of(700, 1100));
      for (String name : names) {
        if (!name.equals("point")) {
          assertEquals(columns.get(name), all.column(name), name);
          assertEquals(400, part.column(name).length(), name);
        }
      }
      // The members of a branch with several leaves come as a record.
      assertEquals(
          ((Struct) Objects.requireNonNull(columns.get("point"))).columns(),
          ((Struct) all.column("point")).columns());
    }
  }

  @Test
  void givesBackAnEmptyTree() {
    Path path = folder.resolve("empty.root");
    try (RootWriter out = RootWriter.create(path);
        TreeWriter tree = out.tree("t", "")) {
      tree.fill(
          new Batch().column("x", new float[0]).column("y", "n", new int[] {0}, new double[0]));
    }

    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("t");
      assertEquals(0, tree.entries());
      assertEquals(new FloatColumn(new float[0]), tree.read(List.of("x")).column("x"));
    }
  }

  @Test
  void copiesATreeBatchByBatch() {
    Map<String, Column> columns = Made.columns(4000, 5);
    Path first = folder.resolve("first.root");
    Path second = folder.resolve("second.root");
    try (RootWriter out = RootWriter.create(first);
        TreeWriter tree = out.tree("t", "", Compression.lz4(), 2000)) {
      tree.fill(Made.batch(columns));
    }
    List<String> names = new ArrayList<>(columns.keySet());
    names.remove("point");
    try (Tree from = Tree.open(first + ":t");
        RootWriter out = RootWriter.create(second);
        TreeWriter tree = out.tree("t", "")) {
      for (Columns batch : from.iterate(names, 300_000)) {
        tree.fill(batch);
      }
    }

    try (Tree copy = Tree.open(second + ":t")) {
      Columns all = copy.read(names);
      for (String name : names) {
        assertEquals(columns.get(name), all.column(name), name);
      }
    }
  }

  @Test
  void givesBackHistogramsGraphsAndEfficiencies() {
    Axis x = Axis.of("p_{T} [GeV]", 0, 1, 5, 20);
    Axis y = Axis.of("η", 2, -1, 1);
    double[] five = {1, 2, 3, 4, 5};
    Histogram1D h1 = Histogram1D.of("h1", "title", x, "jets", five, new double[] {1, 1, 1, 1, 2});
    Histogram2D h2 = Histogram2D.of("h2", "", x, y, "n", new double[20], new double[20]);
    Histogram3D h3 = Histogram3D.of("h3", "", y, y, y, new double[64], new double[0]);
    Profile profile = Profile.of("p", "", x, "response", five, five, new double[] {1, 1, 2, 2, 1});
    Efficiency efficiency =
        new Efficiency(
            "e",
            "",
            Histogram1D.of("e_passed", "", y, "", new double[] {0, 1, 2, 0}, new double[0]),
            Histogram1D.of("e_total", "", y, "", new double[] {0, 2, 2, 1}, new double[0]),
            0.95);
    Graph graph = new Graph("g", "curve", "x", "y", five, five);
    GraphErrors errors = new GraphErrors("ge", "curve", "", "", five, five, five, five);
    GraphAsymmErrors asymm =
        new GraphAsymmErrors("ga", "t", "x", "", five, five, five, five, five, five);
    Path path = folder.resolve("objects.root");
    try (RootWriter out = RootWriter.create(path)) {
      out.write("d/h1", h1);
      out.write("d/h2", h2);
      out.write("d/h3", h3);
      out.write("d/p", profile);
      out.write("d/e", efficiency);
      out.write("d/g", graph);
      out.write("d/ge", errors);
      out.write("d/ga", asymm);
    }

    try (RootFile file = RootFile.open(path)) {
      assertEquals(h1, Histogram1D.of(file.object("d/h1")));
      assertEquals(h2, Histogram2D.of(file.object("d/h2")));
      assertEquals(h3, Histogram3D.of(file.object("d/h3")));
      assertEquals(profile, Profile.of(file.object("d/p")));
      assertEquals(efficiency, Efficiency.of(file.object("d/e")));
      assertEquals(graph, Graph.of(file.object("d/g")));
      assertEquals(errors, GraphErrors.of(file.object("d/ge")));
      assertEquals(asymm, GraphAsymmErrors.of(file.object("d/ga")));
      RootNameException thrown =
          assertThrows(RootNameException.class, () -> Histogram1D.of(file.object("d/h2")));
      assertEquals("expected a TH1, found a TH2D", thrown.getMessage());
    }
  }
}
