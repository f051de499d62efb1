package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that the rest of the project works on. */
class RealDataTest {
  @ParameterizedTest
  @CsvSource({
    "btag/training_data.root, tree, 14274",
    "btag/valid_data.root, tree, 2860",
    "tmva/tmva_class_example.root, TreeS, 6000",
    "tmva/tmva_class_example.root, TreeB, 6000",
    "tmva/Higgs_data.root, sig_tree, 10000",
    "tmva/Higgs_data.root, bkg_tree, 10000",
    "cms_nanoaod/NanoAODv5_sample.root, Events, 1000",
    "cms_nanoaod/pfnano.root, Events, 10",
  })
  void readsEveryBranchOfATree(String file, String name, long entries) {
    try (Tree tree = Tree.open(TestData.path(file) + ":" + name)) {
      assertEquals(entries, tree.entries());
      for (Branch branch : tree.branches()) {
        assertTrue(branch.problem().isEmpty(), () -> branch.path() + ": " + branch.problem());
        if (branch.holdsData()) {
          assertEquals(entries, tree.read(branch.path()).entries(), branch.path());
        }
      }
    }
  }

  @Test
  void countsTracksAsTheCounterBranchDoes() {
    try (Tree tree = Tree.open(TestData.path("btag/training_data.root").toString())) {
      Columns columns = tree.read("jet_flav", "trk_pt", "trk_d0");
      assertEquals(
          columns.jagged("trk_pt").content().length(), columns.jagged("trk_d0").content().length());
      assertTrue(Arrays.stream(columns.ints("jet_flav")).allMatch(f -> f == 0 || f == 4 || f == 5));
    }
  }

  @Test
  void readsTheSameInRunsAsAtOnce() {
    try (Tree tree = Tree.open(TestData.path("btag/training_data.root").toString())) {
      List<String> names = List.of("jet_pt", "trk_pt");
      float[] all = tree.read(names).floats("jet_pt");
      int at = 0;
      int runs = 0;
      for (Columns run : tree.iterate(names, 1 << 20)) {
        for (float value : run.floats("jet_pt")) {
          assertEquals(all[at++], value);
        }
        runs++;
      }
      assertEquals(all.length, at);
      assertTrue(runs > 1, "several runs");
    }
  }

  @Test
  void readsAnyRangeAsAPartOfTheWhole() {
    try (Tree tree = Tree.open(TestData.path("btag/valid_data.root").toString())) {
      Jagged all = tree.read("trk_pt").jagged("trk_pt");
      float[] values = all.content().toFloats();
      for (EntryRange range :
          List.of(
              EntryRange.of(0, 1),
              EntryRange.of(17, 1234),
              EntryRange.of(2859, 2860),
              EntryRange.of(5, 5))) {
        Jagged part = tree.read(List.of("trk_pt"), range).jagged("trk_pt");
        assertEquals(range.length(), part.length());
        int first = all.start((int) range.start());
        float[] some = part.content().toFloats();
        for (int i = 0; i < some.length; i++) {
          assertEquals(values[first + i], some[i]);
        }
      }
    }
  }

  @Test
  void joinsFilesThatAGlobMatches() {
    String folder = TestData.path("btag").toString();
    try (Tree tree = Tree.open(folder + "/*_data.root");
        Tree first = Tree.open(folder + "/training_data.root");
        Tree second = Tree.open(folder + "/valid_data.root")) {
      assertEquals(14274 + 2860, tree.entries());
      Columns across = tree.read(List.of("jet_pt"), EntryRange.of(14270, 14280));
      float[] expected =
          Stream.of(
                  first.read(List.of("jet_pt"), EntryRange.of(14270, 14274)),
                  second.read(List.of("jet_pt"), EntryRange.of(0, 6)))
              .map(c -> c.floats("jet_pt"))
              .reduce((a, b) -> {
                float[] both = Arrays.copyOf(a, a.length + b.length);
                System.arraycopy(b, 0, both, a.length, b.length);
                return both;
              })
              .orElseThrow();
      assertArrayEquals(expected, across.floats("jet_pt"));
    }
  }

  @Test
  void namesTheNearestBranch() {
    try (Tree tree = Tree.open(TestData.path("btag/valid_data.root").toString())) {
      RootNameException e = assertThrows(RootNameException.class, () -> tree.read("jet_ptt"));
      assertTrue(String.valueOf(e.getMessage()).contains("nearest: jet_pt"), e.getMessage());
    }
  }
}
