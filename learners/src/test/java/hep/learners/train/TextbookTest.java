package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Losses;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Mini-batch gradient descent written out as in the textbook, with one loop for each index, against
 * the trainer.
 *
 * <p>Forward z^l = w^l a^{l−1} + b^l, a^l = σ(z^l); backward δ^L = ∇_a C ⊙ σ'(z^L), δ^l =
 * (w^{l+1})ᵀ δ^{l+1} ⊙ σ'(z^l); update w^l ← w^l − η/m Σ δ^l (a^{l−1})ᵀ, b^l ← b^l − η/m Σ δ^l
 * (Nielsen, Neural Networks and Deep Learning, chapter 2), with the quadratic cost C = ½ ‖a^L −
 * y‖².
 */
class TextbookTest {
  private static final int[] WIDTHS = {5, 7, 4, 3};
  private static final int EXAMPLES = 40;
  private static final int BATCH = 10;
  private static final double ETA = 0.7;

  @Test
  void oneEpochEqualsTheEquations() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] x = new double[EXAMPLES][WIDTHS[0]];
    double[][] y = new double[EXAMPLES][WIDTHS[3]];
    float[] features = new float[EXAMPLES * WIDTHS[0]];
    float[] targets = new float[EXAMPLES * WIDTHS[3]];
    for (int e = 0; e < EXAMPLES; e++) {
      for (int i = 0; i < WIDTHS[0]; i++) {
        features[e * WIDTHS[0] + i] = (float) random.nextDouble(-1, 1);
        x[e][i] = features[e * WIDTHS[0] + i];
      }
      targets[e * WIDTHS[3] + random.nextInt(WIDTHS[3])] = 1;
      for (int i = 0; i < WIDTHS[3]; i++) {
        y[e][i] = targets[e * WIDTHS[3] + i];
      }
    }
    Parameters parameters = Parameters.seeded(4);
    Mlp model = Mlp.of(parameters, Activation.SIGMOID, WIDTHS);
    double[][][] w = new double[3][][];
    double[][] b = new double[3][];
    for (int l = 0; l < 3; l++) {
      w[l] = transposed(model.layers().get(l).weight());
      b[l] = new double[WIDTHS[l + 1]];
    }
    TrainingSettings settings =
        TrainingSettings.defaults().withEpochs(1).withBatchSize(BATCH).withShards(4).withThreads(2);
    int[] order = Split.shuffled(EXAMPLES, settings.seed() * 0x9E3779B97F4A7C15L);
    for (int from = 0; from < EXAMPLES; from += BATCH) {
      descend(w, b, x, y, order, from);
    }

    Table table =
        Table.of(
            new Tensor(features, EXAMPLES, WIDTHS[0]), new Tensor(targets, EXAMPLES, WIDTHS[3]));
    new Trainer<Table.Batch>(
            parameters,
            (tape, batch) ->
                Losses.quadratic(model.apply(batch.features(tape)).sigmoid(), batch.targets(tape)),
            new Sgd(),
            Schedule.constant(ETA),
            settings)
        .fit(table);

    for (int l = 0; l < 3; l++) {
      double[][] found = transposed(model.layers().get(l).weight());
      float[] bias = model.layers().get(l).bias().value().data();
      for (int j = 0; j < WIDTHS[l + 1]; j++) {
        assertClose(b[l][j], bias[j]);
        for (int k = 0; k < WIDTHS[l]; k++) {
          assertClose(w[l][j][k], found[j][k]);
        }
      }
    }
  }

  /** Weights of order one after four updates in float: a few roundings of 6e-8. */
  private static void assertClose(double expected, double found) {
    assertTrue(Math.abs(expected - found) < 1e-6, "expected " + expected + ", found " + found);
  }

  /** The textbook's w has a row for each output; ours a row for each input. */
  private static double[][] transposed(Parameter weight) {
    Tensor value = weight.value();
    double[][] w = new double[value.columns()][value.rows()];
    for (int j = 0; j < w.length; j++) {
      for (int k = 0; k < w[j].length; k++) {
        w[j][k] = value.at(k, j);
      }
    }
    return w;
  }

  private static void descend(
      double[][][] w, double[][] b, double[][] x, double[][] y, int[] order, int from) {
    int layers = w.length;
    double[][][] nablaW = new double[layers][][];
    double[][] nablaB = new double[layers][];
    for (int l = 0; l < layers; l++) {
      nablaW[l] = new double[w[l].length][w[l][0].length];
      nablaB[l] = new double[b[l].length];
    }
    for (int e = from; e < from + BATCH; e++) {
      double[][] a = new double[layers + 1][];
      double[][] slope = new double[layers][];
      a[0] = x[order[e]];
      for (int l = 0; l < layers; l++) {
        a[l + 1] = new double[b[l].length];
        slope[l] = new double[b[l].length];
        for (int j = 0; j < b[l].length; j++) {
          double z = b[l][j];
          for (int k = 0; k < a[l].length; k++) {
            z += w[l][j][k] * a[l][k];
          }
          double sigma = 1 / (1 + Math.exp(-z));
          a[l + 1][j] = sigma;
          slope[l][j] = sigma * (1 - sigma);
        }
      }
      double[] delta = new double[b[layers - 1].length];
      for (int j = 0; j < delta.length; j++) {
        delta[j] = (a[layers][j] - y[order[e]][j]) * slope[layers - 1][j];
      }
      for (int l = layers - 1; l >= 0; l--) {
        for (int j = 0; j < delta.length; j++) {
          nablaB[l][j] += delta[j];
          for (int k = 0; k < a[l].length; k++) {
            nablaW[l][j][k] += delta[j] * a[l][k];
          }
        }
        delta = l == 0 ? delta : before(w[l], delta, slope[l - 1]);
      }
    }
    for (int l = 0; l < layers; l++) {
      for (int j = 0; j < b[l].length; j++) {
        b[l][j] -= ETA / BATCH * nablaB[l][j];
        for (int k = 0; k < w[l][j].length; k++) {
          w[l][j][k] -= ETA / BATCH * nablaW[l][j][k];
        }
      }
    }
  }

  private static double[] before(double[][] w, double[] delta, double[] slope) {
    double[] earlier = new double[slope.length];
    for (int k = 0; k < earlier.length; k++) {
      for (int j = 0; j < delta.length; j++) {
        earlier[k] += w[j][k] * delta[j];
      }
      earlier[k] *= slope[k];
    }
    return earlier;
  }
}
