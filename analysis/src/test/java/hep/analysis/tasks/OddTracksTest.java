package hep.analysis.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.output.Predictions;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the tracks of a jet are, every flavour tagger learns from them and has an answer. */
class OddTracksTest {
  private static final int ROUNDS = 12;
  private static final RunOptions ONCE = RunOptions.defaults().withEpochs(1);

  @TempDir private Path folder;

  /** Tracks as columns: pt, eta, phi, charge, d0, z0, d0 error, z0 error. */
  private static List<float[]> tracks(int kind, SplittableRandom random) {
    float[] one = {5, 0.1f, 0.2f, 1, 0.05f, 0.1f, 0.02f, 0.05f};
    return switch (kind) {
      case 0 -> List.of();
      case 1 -> List.of(one);
      case 2 -> List.of(one, one, one); // identical
      case 3 ->
          List.of(one, new float[] {10, 0.1f, 0.2f, 1, 0.05f, 0.1f, 0.02f, 0.05f}); // collinear
      case 4 -> List.of(new float[] {0, 0, 0, 1, 0, 0, 0.02f, 0.05f}, one); // no pT
      case 5 -> List.of(new float[] {5, 0, 0, -1, 0.1f, 0.1f, 0, 0}, one); // errors of zero
      case 6 -> List.of(new float[] {-5, 0, 0, 0, 1e6f, -1e6f, -1, -1}, one); // below zero
      default -> {
        List<float[]> many = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
          many.add(
              new float[] {
                (float) random.nextDouble(0.5, 20),
                (float) random.nextGaussian(),
                (float) random.nextGaussian(),
                random.nextBoolean() ? 1 : -1,
                (float) random.nextGaussian(),
                (float) random.nextGaussian(),
                0.1f,
                0.1f
              });
        }
        yield many;
      }
    };
  }

  private List<String> file(String name, float badD0, String... without) {
    SplittableRandom random = new SplittableRandom(5);
    List<float[]> jets = new ArrayList<>();
    List<float[]> all = new ArrayList<>();
    List<Integer> ends = new ArrayList<>(List.of(0));
    float[] flavours = {5, 4, 0};
    for (int round = 0; round < ROUNDS; round++) {
      for (int kind = 0; kind < (round == 0 ? 8 : 7); kind++) {
        float pt = kind == 4 ? 0 : kind == 6 ? -20 : 50;
        jets.add(new float[] {pt, 0, 0, kind == 6 ? -1 : 5, flavours[(round + kind) % 3]});
        all.addAll(tracks(kind, random));
        ends.add(all.size());
      }
    }
    all.getFirst()[4] = badD0;
    Path file = folder.resolve(name);
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("tree", "odd jets")) {
            Batch batch = new Batch();
            String[] ofJet = {"jet_pt", "jet_eta", "jet_phi", "jet_M", "jet_flav"};
            for (int i = 0; i < ofJet.length; i++) {
              batch.column(ofJet[i], column(jets, i));
            }
            String[] ofTrack = {
              "trk_pt",
              "trk_eta",
              "trk_phi",
              "trk_charge",
              "trk_d0",
              "trk_z0",
              "trk_d0_err",
              "trk_z0_err"
            };
            int[] offsets = ends.stream().mapToInt(Integer::intValue).toArray();
            for (int i = 0; i < ofTrack.length; i++) {
              if (!List.of(without).contains(ofTrack[i])) {
                batch.column(ofTrack[i], "n", offsets, column(all, i));
              }
            }
            tree.fill(batch);
          }
        });
    return List.of(file.toString());
  }

  private static float[] column(List<float[]> rows, int at) {
    float[] column = new float[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = rows.get(i)[at];
    }
    return column;
  }

  @Test
  void haveAnAnswerOfEveryTagger() {
    List<String> input = file("odd.root", 0.05f);
    Predictions test = FlavourTagging.defaults().withNetworks(1).run(input, input, ONCE).test();
    assertEquals(7 * ROUNDS + 1, test.size());
    for (double[] probabilities : test.probabilities()) {
      double sum = 0;
      for (double p : probabilities) {
        assertTrue(p >= 0 && p <= 1, "set says " + p);
        sum += p;
      }
      assertEquals(1, sum, 1e-5);
    }
    for (String tagger : FlavourTaggers.names()) {
      if (!tagger.equals("set")) {
        for (double d : test.observers().of("discriminant_b_" + tagger)) {
          assertTrue(Double.isFinite(d), tagger + " says " + d);
        }
      }
    }
  }

  @Test
  void areJudgedByALikelihoodAlone() {
    List<String> input = file("likelihood.root", 0.05f);
    TaskResult result = FlavourTagging.defaults().withTaggers("ip2d").run(input, input, ONCE);
    assertTrue(result.figures().containsKey("auc_b_vs_light_ip2d"));
    assertFalse(result.plots().containsKey("loss"), "a likelihood has no epochs");
  }

  @Test
  void areTaggedWithoutErrorBranchesByNetworksOnly() {
    List<String> input = file("errors.root", 0.05f, "trk_d0_err", "trk_z0_err");
    TaskResult result = FlavourTagging.defaults().withNetworks(1).run(input, input, ONCE);
    assertTrue(result.figures().containsKey("auc_b_vs_light_transformer"));
    assertTrue(result.notes().toString().contains("no errors of the impact parameters"));
  }

  @Test
  void areNamedWhereAnImpactParameterIsNoNumber() {
    List<String> input = file("nan.root", Float.NaN);
    String message =
        String.valueOf(
            assertThrows(
                    InputException.class, () -> FlavourTagging.defaults().run(input, input, ONCE))
                .getMessage());
    assertTrue(message.contains("'trk_d0'") && message.contains("NaN at entry 1"), message);
  }
}
