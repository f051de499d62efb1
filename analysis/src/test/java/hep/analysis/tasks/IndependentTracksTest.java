package hep.analysis.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Selection;
import hep.analysis.flavour.LifetimeTracks;
import hep.analysis.input.JetReader;
import hep.analysis.input.TreeInput;
import hep.analysis.output.Predictions;
import hep.analysis.toy.IndependentTracks;
import hep.rootio.Tree;
import hep.validation.Measured;
import hep.validation.RocCurve;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the tracks of a jet are independent, the likelihood ratio is the best tagger there is. */
class IndependentTracksTest {
  private static final int JETS = 30_000;

  @TempDir private static Path folder;
  private static String train = "";
  private static String test = "";

  @BeforeAll
  static void makeJets() {
    train = folder.resolve("train.root").toString();
    test = folder.resolve("test.root").toString();
    IndependentTracks.write(Path.of(train), JETS, 1);
    IndependentTracks.write(Path.of(test), JETS, 2);
  }

  /** Area under the curve of Σ ln p_b(S) / p_light(S), with the densities as they are. */
  private static Measured optimum() {
    try (Tree tree = Tree.open(test)) {
      TreeInput input = TreeInput.of(tree, test);
      JetSample sample =
          new JetReader(input, JetLayout.jets(), Selection.all(), List.of(), "").read(true);
      LifetimeTracks tracks = LifetimeTracks.of(sample, JetLayout.jets());
      double[] ratio = new double[sample.size()];
      for (int jet = 0; jet < ratio.length; jet++) {
        for (int i = tracks.offsets()[jet]; i < tracks.offsets()[jet + 1]; i++) {
          double s = tracks.d0Significance(jet, i);
          ratio[jet] += Math.log(IndependentTracks.density(0, s) / IndependentTracks.density(2, s));
        }
      }
      int[] chosen =
          IntStream.range(0, ratio.length).filter(jet -> sample.flavours()[jet] != 4).toArray();
      boolean[] signal = new boolean[chosen.length];
      double[] scores = new double[chosen.length];
      for (int k = 0; k < chosen.length; k++) {
        signal[k] = sample.flavours()[chosen[k]] == 5;
        scores[k] = ratio[chosen[k]];
      }
      return RocCurve.of(scores, signal).auc();
    }
  }

  @Test
  void noTaggerBeatsTheLikelihoodRatioAndTheBestReachIt() {
    double best = optimum().value();
    TaskResult result =
        FlavourTagging.defaults()
            .withTaggers("ip2d", "set", "recurrent")
            .withNetworks(1)
            .run(List.of(train), List.of(test), RunOptions.defaults().withEpochs(4).withThreads(2));
    double highest = 0;
    double error = 0;
    for (String tagger : List.of("ip2d", "set", "recurrent")) {
      Measured area = result.figures().getOrDefault("auc_b_vs_light_" + tagger, new Measured(0, 0));
      // on the same jets the difference fluctuates far less than each area
      assertTrue(area.value() < best + area.error(), () -> tagger + " " + area + " > " + best);
      // four epochs bring the networks near
      assertEquals(best, area.value(), 0.02, tagger);
      highest = Math.max(highest, area.value());
      error = area.error();
    }
    assertEquals(best, highest, error);
    Predictions scored = result.test();
    assertEquals(JETS, scored.size());
  }
}
