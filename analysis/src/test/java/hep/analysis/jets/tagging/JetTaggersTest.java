package hep.analysis.jets.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.analysis.toy.ToyJets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JetTaggersTest {
  private static final JetSample TRAINING = toy(500, 1);
  private static final JetSample TEST = toy(300, 2);

  private static JetSample toy(int jets, long seed) {
    List<Particles> all =
        IntStream.range(0, jets).mapToObj(n -> ToyJets.jet(n % 2 == 0, seed, n)).toList();
    boolean[] signal = new boolean[jets];
    for (int n = 0; n < jets; n += 2) {
      signal[n] = true;
    }
    return JetSample.of(all, signal);
  }

  private static double auc(JetTagger tagger, int epochs) {
    Outcome outcome =
        tagger.prepare(TRAINING, TEST).fit(RunOptions.defaults().withEpochs(epochs).withSeed(3));
    assertTrue(outcome.parameters() > 0);
    return new TaggerScores("x", List.of(outcome), TEST.signal(), TEST.flatWeights()).auc().value();
  }

  @ParameterizedTest
  @EnumSource(ConstituentTagger.Form.class)
  void learnsFromConstituents(ConstituentTagger.Form form) {
    double auc = auc(new ConstituentTagger(form), 8);
    assertTrue(auc > 0.6, form + " " + auc);
  }

  @Test
  void learnsFromObservablesAndImages() {
    double bdt = auc(new ObservablesTagger(false), 1);
    assertTrue(bdt > 0.75, "bdt " + bdt);
    double cnn = auc(new ImageTagger(), 8);
    assertTrue(cnn > 0.6, "cnn " + cnn);
  }

  @Test
  void putsTheSecondSubjetBelowTheFirst() {
    FourVector first = FourVector.ofPtRapidityPhiMass(200, 1, 2, 0);
    FourVector second = FourVector.ofPtRapidityPhiMass(100, 1.5, 2.5, 0);
    float[] image = JetImage.of(Particles.of(List.of(first, second)));
    int middle = JetImage.PIXELS / 2;
    double norm = Math.hypot(200, 100);
    assertEquals(200 / norm, image[middle * JetImage.PIXELS + middle], 1e-6);
    int lower = middle - (int) Math.round(Math.hypot(0.5, 0.5) / 0.1);
    assertEquals(100 / norm, image[lower * JetImage.PIXELS + middle], 1e-6);
  }

  @Test
  void imagesOfMirroredJetsAreEqual() {
    Particles jet = ToyJets.jet(false, 7, 1);
    double[] flipped =
        IntStream.range(0, jet.size()).mapToDouble(i -> -jet.vector(i).pz()).toArray();
    double[][] same = new double[3][jet.size()];
    for (int i = 0; i < jet.size(); i++) {
      same[0][i] = jet.vector(i).px();
      same[1][i] = jet.vector(i).py();
      same[2][i] = jet.vector(i).e();
    }
    float[] mirrored = JetImage.of(Particles.of(same[0], same[1], flipped, same[2]));
    float[] image = JetImage.of(jet);
    double difference = 0;
    for (int i = 0; i < image.length; i++) {
      difference += Math.abs(image[i] - mirrored[i]);
    }
    assertTrue(difference < 1e-3, "difference " + difference);
  }

  @Test
  void knowsTheNearestNameOfATagger() {
    InputException e =
        assertThrows(
            InputException.class,
            () -> new JetTaggers(List.of("lst"), 1, 1, JetWindow.ofThePaper()));
    assertTrue(e.toString().contains("no tagger 'lst'; the nearest is 'lstm'"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bdt",
        "bdt_all",
        "cnn",
        "lstm",
        "deepsets",
        "kt_simple",
        "kt_gated",
        "lund",
        "best"
      })
  void answersAlikeAfterSaving(String name, @TempDir Path folder) {
    Path file = folder.resolve("jets.root");
    ToyJets.write(file, 60, 5);
    List<String> input = List.of(file.toString());
    TaskResult result =
        new JetTaggers(List.of(name), 1000, 1, JetWindow.open())
            .run(input, input, RunOptions.defaults().withEpochs(1));
    Path model = folder.resolve("model.kaon");
    result.model().save(model);
    Predictions again = SavedTagger.open(model).apply(input, 2);
    assertEquals(60, again.size());
    for (int jet = 0; jet < 60; jet++) {
      assertEquals(result.test().probabilities()[jet][0], again.probabilities()[jet][0], 0.0, name);
    }
  }
}
