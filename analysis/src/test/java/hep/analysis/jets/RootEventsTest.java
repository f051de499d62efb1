package hep.analysis.jets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.toy.ToyJets;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events from ROOT files, whatever their branches are called. */
class RootEventsTest {
  private static final int[] OFFSETS = {0, 2, 2, 5};

  @TempDir private Path folder;

  private String write(String tree, String... names) {
    Batch batch = new Batch();
    batch.column("run", new int[3]);
    for (String name : names) {
      String end = name.substring(name.lastIndexOf('_') + 1).toLowerCase(java.util.Locale.ROOT);
      DoubleUnaryOperator value =
          switch (end) {
            case "px" -> i -> (1 + i) * Math.cos(i);
            case "py" -> i -> (1 + i) * Math.sin(i);
            case "pz" -> i -> (1 + i) * Math.sinh(0.3 * i);
            case "pt" -> i -> 1 + i;
            case "eta" -> i -> 0.3 * i;
            case "phi" -> i -> i;
            case "m", "mass" -> i -> 0.5;
            default -> i -> Math.sqrt(Math.pow((1 + i) * Math.cosh(0.3 * i), 2) + 0.25);
          };
      double[] values = new double[OFFSETS[3]];
      Arrays.setAll(values, value::applyAsDouble);
      batch.column(name, name.split("_", -1)[0] + "_n", OFFSETS, values);
    }
    Path file = folder.resolve("events.root");
    RootWriter.write(
        file,
        out -> {
          try (var made = out.tree(tree, "")) {
            made.fill(batch);
          }
        });
    return file.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          part_px part_py part_pz part_E
          constituent_pt constituent_eta constituent_phi constituent_mass
          x_PT x_Eta x_Phi x_m
          gen_px gen_py gen_pz gen_mass
          p_pt p_eta p_phi p_energy
          part_px part_py part_pz part_e jet_pt jet_eta jet_phi jet_mass
          """)
  void findsTheParticlesUnderManyNames(String names) {
    String file = write("events", names.split(" ", -1));
    List<Particles> events = EventReader.stream(List.of(file, file + ":events"), "").toList();
    assertEquals(6, events.size());
    assertEquals(List.of(2, 0, 3), events.subList(3, 6).stream().map(Particles::size).toList());
    FourVector last = events.get(2).vector(2);
    assertEquals(5 * Math.cos(4), last.px(), 1e-12);
    assertEquals(5 * Math.sinh(1.2), last.pz(), 1e-12);
    assertEquals(0.5, last.m(), 1e-6);
  }

  @Test
  void takesParticlesWithoutMassesFromThreeBranches() {
    FourVector last =
        EventReader.stream(List.of(write("t", "a_pt", "a_eta", "a_phi")), "")
            .toList()
            .get(2)
            .vector(2);
    assertEquals(0, last.m2(), 1e-10);
    assertEquals(5, last.pt(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a_pt a_eta a_phi b_pt b_eta b_phi |      | tree 't': particles could be those beginning with a_, b_; say which (--particles)
          a_pt a_eta a_phi b_pt b_eta b_phi | c_   | no list of particles begins with 'c_'; the nearest is 'a_'
          part_px part_py part_qz           |      | no lists of particles; branches such as part_px, part_py, part_pz, part_E, or pt, eta, phi, mass are needed; the nearest is 'part_px'
          """)
  void saysInOneSentenceWhichBranchesAreWanting(String names, String prefix, String told) {
    String file = write("t", names.split(" ", -1));
    InputException e =
        assertThrows(
            InputException.class,
            () -> EventReader.open(file + ":t", prefix == null ? "" : prefix).close());
    assertTrue(e.toString().contains(told), e.getMessage());
  }

  @Test
  void choosesAListByTheBeginningOfItsNames() {
    String file = write("t", "a_pt", "a_eta", "a_phi", "B_pt", "B_eta", "B_phi", "B_mass");
    assertEquals(0.5, EventReader.stream(List.of(file), "b_").toList().get(2).vector(2).m(), 1e-6);
  }

  @Test
  void namesEntryAndBranchOfANumberThatIsNone() {
    float[] pt = {1, 2, Float.NaN};
    Path file = folder.resolve("nan.root");
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("t", "")) {
            Batch batch = new Batch();
            int[] offsets = {0, 1, 3};
            batch.column("part_pt", "n", offsets, pt);
            batch.column("part_eta", "n", offsets, new float[3]);
            batch.column("part_phi", "n", offsets, new float[3]);
            tree.fill(batch);
          }
        });
    InputException e =
        assertThrows(
            InputException.class, () -> EventReader.stream(List.of(file.toString()), "").toList());
    assertTrue(
        e.toString().contains("nan.root: tree 't', entry 1: part_pt of particle 1 is NaN"),
        e.getMessage());
  }

  @Test
  void readsToyJetsWithTheMassTheyWereMadeWith() {
    Path file = folder.resolve("toy.root");
    ToyJets.write(file, 20, 3);
    List<Particles> jets = EventReader.stream(List.of(file + ":jets"), "").toList();
    assertEquals(20, jets.size());
    for (int jet = 0; jet < 20; jet++) {
      assertEquals(ToyJets.jet(jet % 2 == 0, 3, jet).sum().m(), jets.get(jet).sum().m(), 0.05);
    }
  }
}
