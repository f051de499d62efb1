package hep.analysis.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.rootio.Batch;
import hep.rootio.ByteColumn;
import hep.rootio.Fixed;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitClassificationTest {
  private static final RunOptions QUICK = RunOptions.defaults().withEpochs(3).withThreads(2);

  @TempDir private Path folder;

  @Test
  void learnsSimulatedDigitsAndGivesTheSameScoresWhenAppliedAgain() {
    Path file = folder.resolve("toy.root");
    ToyDigits.write(file, 1_200, 3);
    TaskResult result =
        DigitClassification.of("mlp", "lenet").run(List.of(file.toString()), List.of(), QUICK);
    double mlp = Objects.requireNonNull(result.figures().get("accuracy_mlp")).value();
    assertTrue(mlp > 0.5, "guessing gives 0.1, found " + mlp);
    assertEquals(200, result.test().size());
    Path model = folder.resolve("model.kaon");
    result.model().save(model);
    Path other = folder.resolve("other.root");
    ToyDigits.write(other, 60, 4);
    DigitClassification task = DigitClassification.of("lenet");
    TaskResult again =
        task.run(List.of(file.toString()), List.of(other.toString()), QUICK.withThreads(1));
    assertEquals(60, again.test().size());
    double[][] applied = task.apply(model, List.of(file.toString()), QUICK).probabilities();
    double sum = 0;
    for (double p : applied[0]) {
      sum += p;
    }
    assertEquals(1, sum, 1e-5);
  }

  @Test
  void givesTheSameAccuracyAtAnyNumberOfThreads() {
    DigitSample sample = ToyDigits.simulate(400, 5);
    double[][] first = trained(sample, 1);
    double[][] second = trained(sample, 3);
    for (int i = 0; i < first.length; i++) {
      assertArrayEquals(first[i], second[i]);
    }
  }

  private static double[][] trained(DigitSample sample, int threads) {
    TrainedDigits digits = TrainedDigits.of(DigitNetwork.LENET, sample.side(), 1);
    RunOptions options = QUICK.withThreads(threads);
    digits.fit(sample, options);
    return digits.probabilities(sample, threads);
  }

  @Test
  void hasTheWeightsOfThePublishedNetworks() {
    assertEquals(784 * 30 + 30 + 30 * 10 + 10, weights(DigitNetwork.MLP));
    // LeNet-5 with all 16 maps joined to all 6: LeCun's table joins some, 1,516 weights fewer than
    // here
    assertEquals(
        6 * 26 + 16 * 151 + (400 + 1) * 120 + (120 + 1) * 84 + 85 * 10,
        weights(DigitNetwork.LENET));
    assertEquals(weights(DigitNetwork.PLAIN), weights(DigitNetwork.RESIDUAL));
    assertEquals(weights(DigitNetwork.PLAIN56), weights(DigitNetwork.RESIDUAL56));
  }

  @Test
  void outputErrorsOfTheTextbookNetworksAreThoseOfItsEquations() {
    DigitSample sample = ToyDigits.simulate(1, 8);
    for (DigitNetwork network : List.of(DigitNetwork.MLP, DigitNetwork.MLP_ENTROPY)) {
      TrainedDigits digits = TrainedDigits.of(network, 28, 2);
      DigitBatch batch = new DigitBatch(sample, 0, new int[] {0}, 0, 1);
      Tape tape = Tape.training(digits.parameters());
      tape.begin(1, 1, 0);
      Var z = digits.layers().apply(batch.images(tape));
      tape.backward(network.loss(z, tape, batch));
      float[] found = tape.gradient(digits.parameters().named("last/bias")).data();
      for (int output = 0; output < 10; output++) {
        double a = 1 / (1 + Math.exp(-z.data()[z.start() + output]));
        double error = a - (sample.labels()[0] == output ? 1 : 0);
        double slope = network == DigitNetwork.MLP ? a * (1 - a) : 1; // BP1 and equation 68
        assertEquals(error * slope, found[output], 1e-5, network + " " + output);
      }
    }
  }

  private static long weights(DigitNetwork network) {
    return TrainedDigits.of(network, 28, 1).parameters().count();
  }

  @Test
  void everyNetworkGivesTenOutputsForEveryImage() {
    DigitSample sample = ToyDigits.simulate(3, 6);
    for (DigitNetwork network : DigitNetwork.values()) {
      TrainedDigits digits = TrainedDigits.of(network, 28, 1);
      double[][] probabilities = digits.probabilities(sample, 1);
      assertEquals(3, probabilities.length);
      assertEquals(10, probabilities[2].length);
    }
  }

  @Test
  void movesImagesByWholePixelsAndLosesOnlyWhatLeavesThePaper() {
    int side = 28;
    float[] pixels = new float[side * side];
    pixels[13 * side + 14] = 1;
    DigitSample sample = new DigitSample(side, new Tensor(pixels, 1, side * side), new int[] {0});
    boolean[] met = new boolean[9];
    for (int place = 0; place < 200; place++) {
      int[] order = new int[place + 1];
      Tape tape = Tape.evaluation(TrainedDigits.of(DigitNetwork.MLP, side, 1).parameters());
      tape.begin(0, 0, 0);
      float[] moved =
          new DigitBatch(sample, 1, order, place, place + 1).pixels(tape).value().data();
      int found = -1;
      for (int i = 0; i < moved.length; i++) {
        if (moved[i] == 1) {
          assertEquals(-1, found, "one pixel has ink");
          found = i;
        }
      }
      int dx = found % side - 14;
      int dy = found / side - 13;
      assertTrue(Math.abs(dx) <= 1 && Math.abs(dy) <= 1, dx + " " + dy);
      met[(dx + 1) * 3 + dy + 1] = true;
    }
    for (boolean each : met) {
      assertTrue(each, "all nine moves are met");
    }
  }

  @Test
  void refusesWhatIsNoImageOfADigitInOneSentence() {
    assertRefused("holds 30 pixels an image; expected a square of 16 to 64", 30, 1);
    assertRefused("'label' is 11.0 at entry 0; expected a digit", 784, 11);
    InputException wrong =
        assertThrows(InputException.class, () -> DigitClassification.of("resnet"));
    assertTrue(
        String.valueOf(wrong.getMessage())
            .contains("no network 'resnet'; known are mlp, mlp_entropy, lenet"));
  }

  private void assertRefused(String told, int pixels, int label) {
    Path file = folder.resolve("bad" + label + ".root");
    Batch batch = new Batch();
    batch.column("pixels", new Fixed(1, pixels, new ByteColumn(new byte[pixels], true)));
    batch.column("label", new int[] {label});
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("digits", "bad")) {
            tree.fill(batch);
          }
        });
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> DigitClassification.of("mlp").run(List.of(file.toString()), List.of(), QUICK));
    String sentence = String.valueOf(thrown.getMessage());
    assertTrue(sentence.contains(told), sentence);
  }
}
