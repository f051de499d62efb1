package hep.analysis.generative;

import hep.learners.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Frees the shares of a layer's cells from adding to one. Shares p of N quanta follow, for a given
 * mean, a multinomial or Dirichlet distribution: where one cell has more, the others have less.
 * Times a total drawn from the Gamma distribution of mean 1 and shape N they become independent
 * (exactly so for Dirichlet's: Devroye, Non-Uniform Random Variate Generation, chapter XI.4), and
 * can be learned one by one; divided by their sum they are shares again.
 *
 * <p>N is measured: Σ m (1 − m) / Σ v, with the means m of the shares among the cells that are hit
 * and the variances v that are left beside a linear dependence on what is given, in bins of the
 * layer's energy.
 */
final class FreedShares {
  private static final int BINS = 12;

  /** Showers of a bin at least. */
  private static final int FEWEST = 60;

  private final double[] logEnergy;
  private final double[] logQuanta;

  /**
   * Measures N of one layer.
   *
   * @param shares showers by cells, a layer's; rows of empty layers are left out
   * @param given one row a shower
   */
  FreedShares(double[] layerGeV, float[][] shares, Tensor given) {
    Integer[] order =
        java.util.stream.IntStream.range(0, layerGeV.length)
            .filter(i -> layerGeV[i] > 0)
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(layerGeV[a], layerGeV[b]));
    int bins = Math.clamp(order.length / FEWEST, 1, BINS);
    logEnergy = new double[bins];
    logQuanta = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      Integer[] of =
          Arrays.copyOfRange(order, bin * order.length / bins, (bin + 1) * order.length / bins);
      for (int i : of) {
        logEnergy[bin] += Math.log(layerGeV[i]) / of.length;
      }
      logQuanta[bin] = Math.log(quanta(of, shares, given));
    }
  }

  /** As they were stored. */
  FreedShares(StoredNumbers stored, String name) {
    logEnergy = stored.get(name + "_ln_energy");
    logQuanta = stored.get(name + "_ln_quanta", logEnergy.length);
  }

  void putInto(StoredNumbers stored, String name) {
    stored.put(name + "_ln_energy", logEnergy);
    stored.put(name + "_ln_quanta", logQuanta);
  }

  private static double quanta(Integer[] rows, float[][] shares, Tensor given) {
    int terms = given.columns() + 1;
    int cells = shares[rows[0]].length;
    double[] usual = usual(rows, shares);
    double[][] equations = new double[terms][terms + cells];
    double[] line = new double[terms + cells];
    double mixed = 0;
    double squares = 0;
    for (int row : rows) {
      line[0] = 1;
      for (int t = 1; t < terms; t++) {
        line[t] = given.at(row, t - 1);
      }
      double all = 0;
      for (int c = 0; c < cells; c++) {
        all += shares[row][c] > 0 ? usual[c] : 0;
      }
      for (int c = 0; c < cells; c++) {
        double mean = shares[row][c] > 0 ? usual[c] / all : 0;
        line[terms + c] = shares[row][c] - mean;
        squares += line[terms + c] * line[terms + c];
        mixed += mean * (1 - mean);
      }
      for (int t = 0; t < terms; t++) {
        for (int k = 0; k < line.length; k++) {
          equations[t][k] += line[t] * line[k];
        }
      }
    }
    double left = Math.max(1e-9 * mixed, squares - explained(equations, terms));
    return left > 0 ? Math.clamp(mixed / left, 1, 1e6) : 1e6;
  }

  /** The mean share of each cell where it is hit. */
  private static double[] usual(Integer[] rows, float[][] shares) {
    double[] usual = new double[shares[rows[0]].length];
    int[] hits = new int[usual.length];
    for (int row : rows) {
      for (int c = 0; c < usual.length; c++) {
        usual[c] += shares[row][c];
        hits[c] += shares[row][c] > 0 ? 1 : 0;
      }
    }
    Arrays.setAll(usual, c -> usual[c] / Math.max(1, hits[c]));
    return usual;
  }

  /** Sum over cells of the squares that a linear dependence explains, by Cholesky's way. */
  private static double explained(double[][] equations, int terms) {
    double explained = 0;
    for (int t = 0; t < terms; t++) {
      double pivot = equations[t][t];
      if (pivot <= 1e-9 * (1 + equations[0][0])) {
        continue; // follows from the terms before
      }
      for (int k = terms; k < equations[t].length; k++) {
        explained += equations[t][k] * equations[t][k] / pivot;
      }
      for (int u = t + 1; u < terms; u++) {
        double factor = equations[u][t] / pivot;
        for (int k = t; k < equations[t].length; k++) {
          equations[u][k] -= factor * equations[t][k];
        }
      }
    }
    return explained;
  }

  /** N for a layer's energy. */
  double quanta(double gev) {
    double x = Math.log(gev);
    int last = logEnergy.length - 1;
    if (last < 0 || x <= logEnergy[0]) {
      return last < 0 ? 1 : Math.exp(logQuanta[0]);
    }
    for (int i = 1; i <= last; i++) {
      if (x < logEnergy[i]) {
        double part = (x - logEnergy[i - 1]) / (logEnergy[i] - logEnergy[i - 1]);
        return Math.exp(logQuanta[i - 1] + part * (logQuanta[i] - logQuanta[i - 1]));
      }
    }
    return Math.exp(logQuanta[last]);
  }

  /** A total of mean 1 (Marsaglia and Tsang, ACM Trans. Math. Softw. 26 (2000) 363). */
  double total(double gev, SplittableRandom random) {
    double shape = quanta(gev);
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v / shape;
      }
    }
  }
}
