package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Layer;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainerTest {
  @Test
  void separatesTwoGaussiansAsWellAsTheoryAllows() {
    // Means ±δ/2 along one of two axes: the best possible area under the curve is Φ(Δ/√2) (Fawcett
    // 2006).
    double distance = 1.5;
    Table all = gaussians(6000, distance, 3);
    Split split = Split.of(all.size(), 0.8, 7);
    Parameters parameters = Parameters.seeded(1);
    Layer model = Mlp.of(parameters, Activation.RELU, 2, 16, 1);
    Trainer<Table.Batch> trainer =
        new Trainer<>(
            parameters,
            (tape, batch) ->
                Losses.binaryCrossEntropy(model.apply(batch.features(tape)), batch.targets(tape)),
            new Adam(),
            Schedule.cosine(0.01),
            TrainingSettings.defaults().withEpochs(10).withBatchSize(128).withPatience(0));
    List<String> lines = new ArrayList<>();
    trainer.listener(ProgressListener.lines(lines::add));
    History history = trainer.fit(all.only(split.training()), all.only(split.validation()));
    assertEquals(11, lines.size(), lines.toString());
    assertTrue(
        history.epochs().getLast().trainingLoss() < history.epochs().getFirst().trainingLoss());
    Table test = gaussians(20_000, distance, 4);
    Tensor scores =
        Inference.predict(parameters, test, (tape, batch) -> model.apply(batch.features(tape)), 2);
    // Φ(1.5/√2) = 0.85558; the error of an area from 20,000 examples is below 0.003.
    assertEquals(0.85558, area(scores.data(), test.targets().data()), 0.008);
  }

  static Table gaussians(int size, double distance, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] features = new float[2 * size];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % 2;
      features[2 * i] = (float) (random.nextGaussian() + (labels[i] - 0.5) * distance);
      features[2 * i + 1] = (float) random.nextGaussian();
    }
    return Table.labelled(new Tensor(features, size, 2), labels);
  }

  /** Mann and Whitney's count over all pairs, by sorting. */
  private static double area(float[] scores, float[] labels) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Float.compare(scores[a], scores[b]));
    double rankSum = 0;
    double positives = 0;
    for (int rank = 0; rank < order.length; rank++) {
      if (labels[order[rank]] > 0.5) {
        rankSum += rank + 1;
        positives++;
      }
    }
    double negatives = order.length - positives;
    return (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
  }
}
