package hep.analysis.generative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.calorimeter.ShowerParticle;
import hep.analysis.calorimeter.ToyCalorimeter;
import hep.analysis.tasks.RunOptions;
import hep.learners.Parameters;
import hep.learners.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellScoresTest {
  private static final RunOptions QUICK =
      RunOptions.defaults().withEpochs(2).withThreads(2).withSeed(3);

  @Test
  void knowsTheNormalDistributionAndItsInverse() {
    // values of the normal distribution function from tables
    assertEquals(0.5, NormalTable.below(0), 1e-7);
    assertEquals(0.8413447461, NormalTable.below(1), 3e-7);
    assertEquals(0.0227501319, NormalTable.below(-2), 3e-7);
    assertEquals(1.6448536, NormalTable.deviate(0.95), 1e-5);
    assertEquals(-3.0902323, NormalTable.deviate(0.001), 1e-4);
    assertEquals(6, NormalTable.deviate(1), 0);
    assertEquals(-6, NormalTable.deviate(0), 0);
    for (double x = -5.9; x < 5.9; x += 0.37) {
      assertEquals(x, NormalTable.deviate(NormalTable.below(x)), 1e-5);
    }
  }

  /** Gamma numbers over their sum are Dirichlet's; times a Gamma total they are Gamma again. */
  @Test
  void freesTheSharesOfADirichletDistribution() {
    double[] parts = {0.5, 0.3, 0.15, 0.05};
    double quanta = 40;
    SplittableRandom random = new SplittableRandom(5);
    int showers = 6000;
    float[][] shares = new float[showers][4];
    double[] energies = new double[showers];
    Tensor given = Tensor.zeros(showers, 1);
    for (int i = 0; i < showers; i++) {
      double[] gammas = new double[4];
      for (int c = 0; c < 4; c++) {
        // a sum of as many exponentials, two for each unit of the shape with half the mean
        for (int k = 0; k < Math.round(quanta * parts[c]); k++) {
          gammas[c] -= Math.log(1 - random.nextDouble());
        }
      }
      double sum = Arrays.stream(gammas).sum();
      for (int c = 0; c < 4; c++) {
        shares[i][c] = (float) (gammas[c] / sum);
      }
      energies[i] = random.nextDouble(1, 2);
      given.data()[i] = (float) energies[i];
    }
    FreedShares freed = new FreedShares(energies, shares, given);
    assertEquals(quanta + 1, freed.quanta(1.5), 3); // a Dirichlet variance is m (1 − m)/(N + 1)
    double[] mean = new double[2];
    double[] squares = new double[2];
    double product = 0;
    for (int i = 0; i < showers; i++) {
      double total = freed.total(energies[i], random);
      for (int c = 0; c < 2; c++) {
        double x = shares[i][c] * total;
        mean[c] += x / showers;
        squares[c] += x * x / showers;
      }
      product += shares[i][0] * shares[i][1] * total * total / showers;
    }
    double correlation =
        (product - mean[0] * mean[1])
            / Math.sqrt((squares[0] - mean[0] * mean[0]) * (squares[1] - mean[1] * mean[1]));
    assertEquals(0, correlation, 0.06); // among the shares themselves it is −0.65
  }

  @Test
  void mendsResidualsByTheirQuantiles() {
    SplittableRandom random = new SplittableRandom(6);
    float[] signals = new float[40_000];
    float[] residuals = new float[signals.length];
    for (int i = 0; i < signals.length; i++) {
      signals[i] = (random.nextBoolean() ? 1 : 3) + random.nextFloat();
      double exponential = -Math.log(1 - random.nextDouble());
      residuals[i] = (float) (signals[i] < 2 ? exponential : -2 * exponential);
    }
    ScoreTable table = new ScoreTable(signals, residuals, 8);
    assertEquals(Math.log(2), table.residual(1.5, 0.5), 0.03); // the median of an exponential
    assertEquals(-2 * Math.log(2), table.residual(3.5, 0.5), 0.06);
    assertEquals(1 - Math.exp(-2), table.below(1.5, 2), 0.01);
    assertEquals(0.7, table.below(3.5, table.residual(3.5, 0.7)), 1e-3);
  }

  @Test
  void makesScoresThatAreNormalAndShowersOfThemAgain() {
    Showers showers = Showers.of(ToyCalorimeter.caloGan(ShowerParticle.ELECTRON).sample(1500, 5));
    ShowerCoding coding = new ShowerCoding(showers, 1);
    Tensor given = coding.energies(showers.energyGeV());
    CellScores cells =
        new CellScores(Parameters.seeded(1), showers.geometry(), given.columns(), 32);
    cells.fit(showers, given, QUICK.withEpochs(15));
    Tensor scores = cells.scores(showers, given, 7, 2);
    double sum = 0;
    double squares = 0;
    for (float score : scores.data()) {
      sum += score;
      squares += (double) score * score;
    }
    int count = scores.data().length;
    assertEquals(0, sum / count, 0.03);
    assertEquals(1, squares / count, 0.06);
    double[][] layers = new double[showers.size()][3];
    int[][] hits = new int[showers.size()][3];
    for (int i = 0; i < showers.size(); i++) {
      for (int c = 0; c < 504; c++) {
        int layer = c < 288 ? 0 : c < 432 ? 1 : 2;
        layers[i][layer] += showers.cell(i, c);
        hits[i][layer] += showers.cell(i, c) > 0 ? 1 : 0;
      }
    }
    Showers back =
        cells.showers(scores, given, new ShowerNumbers.Asked(layers, hits), showers.energyGeV(), 2);
    double off = 0;
    double all = 0;
    for (int i = 0; i < showers.cells().length; i++) {
      assertEquals(showers.cells()[i] > 0, back.cells()[i] > 0, "cell " + i);
      off += Math.abs(showers.cells()[i] - back.cells()[i]);
      all += showers.cells()[i];
    }
    assertTrue(off < 0.01 * all, off + " of " + all);
  }

  @Test
  void countsHitsThereAndBack() {
    Showers showers = Showers.of(ToyCalorimeter.caloGan(ShowerParticle.PHOTON).sample(50, 5));
    HitCounts counts = new HitCounts(showers, 1);
    Tensor numbers = counts.numbers(showers, 2);
    for (int i = 0; i < 50; i++) {
      double[] shapes = showers.shapes()[i];
      for (int layer = 0; layer < 3; layer++) {
        int cells = showers.geometry().layers().get(layer).cells();
        double sparsity = shapes[shapes.length - 3 + layer];
        assertEquals(
            Math.round(sparsity * cells), counts.hits(layer, numbers.at(i, layer)), "" + i);
      }
    }
  }
}
