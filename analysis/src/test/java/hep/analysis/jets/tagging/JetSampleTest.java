package hep.analysis.jets.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import hep.analysis.toy.ToyJets;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JetSampleTest {
  @TempDir private Path folder;

  @Test
  void readsJetsWithTheirTruth() {
    Path file = folder.resolve("toy.root");
    ToyJets.write(file, 30, 5);
    JetSample sample = JetSample.read(List.of(file.toString()));
    assertEquals(30, sample.size());
    for (int jet = 0; jet < 30; jet++) {
      assertEquals(jet % 2 == 0, sample.signal()[jet]);
      FourVector truth = ToyJets.jet(jet % 2 == 0, 5, jet).sum();
      assertEquals(truth.pt(), sample.ptGeV()[jet], 1e-3);
    }
  }

  @Test
  void weighsJetsFlatInMomentumAndEqualInKind() {
    double[] pt = {251, 252, 253, 261, 255, 265, 266};
    boolean[] signal = {true, true, true, true, false, false, false};
    JetSample sample =
        JetSample.of(IntStream.range(0, 7).mapToObj(i -> of(pt[i])).toList(), signal);
    double[] weights = sample.flatWeights();
    assertEquals(7, IntStream.range(0, 7).mapToDouble(i -> weights[i]).sum(), 1e-12);
    assertEquals(weights[3], weights[0] + weights[1] + weights[2], 1e-12);
    assertEquals(weights[4], weights[5] + weights[6], 1e-12);
    assertEquals(weights[3], weights[4], 1e-12);
  }

  private static Particles of(double pt) {
    return Particles.of(List.of(new FourVector(pt, 0, 0, pt)));
  }

  @Test
  void leavesOutJetsWithoutConstituents() {
    JetSample sample = read(new float[] {1, 0, 1, 0, 1}, 0, 0, 2, 4, 6, 8);
    assertEquals(4, sample.size());
    assertEquals(List.of(2, 2, 2, 2), sample.jets().stream().map(Particles::size).toList());
  }

  @Test
  void refusesLabelsThatAreNone() {
    InputException e =
        assertThrows(
            InputException.class, () -> read(new float[] {1, 0, 2, 0, 1}, 0, 2, 4, 6, 7, 8));
    assertTrue(e.toString().contains("branch 'label' is 2.0 at entry 2"), e.getMessage());
    e =
        assertThrows(
            InputException.class, () -> read(new float[] {1, 1, 1, 1, 1}, 0, 2, 4, 6, 7, 8));
    assertTrue(e.toString().contains("fewer than two background jets"), e.getMessage());
  }

  private JetSample read(float[] labels, int... offsets) {
    Path file = folder.resolve("jets.root");
    float[] values = {3, 1, 4, 1, 5, 9, 2, 6};
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("jets", "")) {
            Batch batch = new Batch().column("label", labels);
            for (String name : List.of("pt", "eta", "phi", "mass")) {
              batch.column("constituent_" + name, "n", offsets, values);
            }
            tree.fill(batch);
          }
        });
    return JetSample.read(List.of(file + ":jets"));
  }
}
