package hep.analysis.generative;

import hep.analysis.tasks.RunOptions;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.train.Adam;
import hep.learners.train.Inference;
import hep.learners.train.Schedule;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import hep.validation.TwoSampleTest;
import java.util.Arrays;

/**
 * A dense network that learns to tell real from made entries: three fifths of each to learn from,
 * one fifth chooses the best epoch, one fifth is judged. Two hidden layers, Adam and binary
 * cross-entropy, as the CaloChallenge does (arXiv 2410.21611, section 4).
 */
final class RealOrMade {
  private static final int WIDTH = 128;
  private static final int EPOCHS = 30;
  private static final int PATIENCE = 6;
  private static final int BATCH = 128;
  private static final double RATE = 1e-3;

  /** Values further out, in widths, tell no more than that they are far out. */
  private static final double FARTHEST = 10;

  private RealOrMade() {}

  /**
   * What it finds.
   *
   * @param test of the entries judged
   * @param realScores of all real entries that were judged, in their order
   * @param madeScores of the made ones
   */
  record Found(TwoSampleTest test, double[] realScores, double[] madeScores) {}

  /** The first entry that is judged, of so many. */
  static int firstJudged(int entries) {
    return entries - entries / 5;
  }

  static Found test(double[][] real, double[][] made, RunOptions options) {
    double[][] scaling = scaling(Arrays.copyOf(real, firstJudged(real.length)));
    int last = firstJudged(real.length);
    int lastMade = firstJudged(made.length);
    int learned = last * 3 / 4;
    int learnedMade = lastMade * 3 / 4;
    Parameters parameters = Parameters.seeded(options.seed());
    Mlp network = Mlp.of(parameters, Activation.LEAKY_RELU, scaling[0].length, WIDTH, WIDTH, 1);
    TrainingSettings settings =
        TrainingSettings.defaults()
            .withEpochs(EPOCHS)
            .withBatchSize(BATCH)
            .withShards(2)
            .withThreads(options.threads())
            .withSeed(options.seed())
            .withPatience(PATIENCE);
    new Trainer<Table.Batch>(
            parameters,
            (tape, batch) ->
                Losses.binaryCrossEntropy(network.apply(batch.features(tape)), batch.targets(tape)),
            new Adam(),
            Schedule.constant(RATE),
            settings)
        .fit(
            table(scaling, part(real, 0, learned), part(made, 0, learnedMade)),
            table(scaling, part(real, learned, last), part(made, learnedMade, lastMade)));
    double[] realScores =
        scores(parameters, network, scaling, part(real, last, real.length), options.threads());
    double[] madeScores =
        scores(parameters, network, scaling, part(made, lastMade, made.length), options.threads());
    return new Found(TwoSampleTest.of(realScores, madeScores), realScores, madeScores);
  }

  private static double[][] part(double[][] rows, int from, int to) {
    return Arrays.copyOfRange(rows, from, to);
  }

  /** Means and inverse widths of the real entries. */
  private static double[][] scaling(double[][] rows) {
    int columns = rows[0].length;
    double[][] scaling = new double[2][columns];
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      double squares = 0;
      for (double[] row : rows) {
        sum += row[c];
        squares += row[c] * row[c];
      }
      scaling[0][c] = sum / rows.length;
      double variance = squares / rows.length - scaling[0][c] * scaling[0][c];
      scaling[1][c] = variance > 1e-12 * squares / rows.length ? 1 / Math.sqrt(variance) : 1;
    }
    return scaling;
  }

  private static Tensor inputs(double[][] scaling, double[][] rows) {
    Tensor inputs = Tensor.zeros(rows.length, scaling[0].length);
    int at = 0;
    for (double[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        inputs.data()[at++] =
            (float) Math.clamp((row[c] - scaling[0][c]) * scaling[1][c], -FARTHEST, FARTHEST);
      }
    }
    return inputs;
  }

  private static Table table(double[][] scaling, double[][] real, double[][] made) {
    double[][] all = Arrays.copyOf(real, real.length + made.length);
    System.arraycopy(made, 0, all, real.length, made.length);
    Tensor truth = Tensor.zeros(all.length, 1);
    Arrays.fill(truth.data(), 0, real.length, 1);
    return Table.of(inputs(scaling, all), truth);
  }

  private static double[] scores(
      Parameters parameters, Mlp network, double[][] scaling, double[][] rows, int threads) {
    Tensor inputs = inputs(scaling, rows);
    Tensor logits =
        Inference.predict(
            parameters,
            Table.of(inputs, inputs),
            (tape, batch) -> network.apply(batch.features(tape)),
            threads);
    double[] scores = new double[rows.length];
    Arrays.setAll(scores, i -> 1 / (1 + Math.exp(-logits.data()[i])));
    return scores;
  }
}
