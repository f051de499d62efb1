package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.learners.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Showers as numbers of order one: of each shower the energy of the particle, the response, the
 * shares of the layers, and the roots of the cells as shares of their layer, which fluctuate alike
 * whatever their size. It goes both ways.
 *
 * <p>What is empty lies at random places below what is not, so that a density can be learned: a
 * layer below the smallest share met in training, a cell below zero. On the way back whatever lies
 * there is empty again.
 */
final class ShowerCoding {
  /** How far below the smallest logarithm empty layers begin, and how far they spread. */
  private static final double GAP = 1;

  private static final double SPREAD = 0.5;

  /** Root of the share of a cell that is never hit in training. */
  private static final double NARROW = 0.05;

  private final CalorimeterGeometry geometry;
  private final int layers;
  private final int[] layerOf;
  private final double[] lowest;
  private final double[] mean;
  private final double[] width;
  private final double[] usual;
  private final double[] cellMean;
  private final double[] cellWidth;
  private final double logLow;
  private final double logRange;

  /** Fitted to showers. */
  ShowerCoding(Showers showers, long seed) {
    geometry = showers.geometry();
    layers = geometry.layers().size();
    layerOf = new int[geometry.cells()];
    for (int l = 0, cell = 0; l < layers; l++) {
      for (int i = 0; i < geometry.layers().get(l).cells(); i++) {
        layerOf[cell++] = l;
      }
    }
    lowest = new double[layers];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    for (int i = 0; i < showers.size(); i++) {
      double total = showers.totalGeV(i);
      for (int l = 0; l < layers; l++) {
        double layer = showers.layerGeV(i, l);
        if (layer > 0) {
          lowest[l] = Math.min(lowest[l], Math.log(layer / total));
        }
      }
    }
    usual = new double[layerOf.length];
    cellMean = new double[layerOf.length];
    cellWidth = new double[layerOf.length];
    fitCells(showers, seed);
    logLow = Math.log(showers.lowestGeV());
    logRange = Math.max(1e-6, Math.log(showers.highestGeV()) - logLow);
    mean = new double[layers];
    width = new double[layers];
    double[][] raw = new double[showers.size()][];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < raw.length; i++) {
      raw[i] = raw(showers, i, random);
      for (int l = 0; l < layers; l++) {
        mean[l] += raw[i][l] / raw.length;
      }
    }
    for (int l = 0; l < layers; l++) {
      double variance = 0;
      for (double[] row : raw) {
        variance += (row[l] - mean[l]) * (row[l] - mean[l]) / raw.length;
      }
      width[l] = Math.max(1e-6, Math.sqrt(variance));
    }
  }

  private void fitCells(Showers showers, long seed) {
    int[] hits = new int[layerOf.length];
    for (int i = 0; i < showers.size(); i++) {
      double[] energies = energies(showers, i);
      for (int c = 0; c < hits.length; c++) {
        double cell = showers.cell(i, c);
        if (cell > 0) {
          usual[c] += Math.sqrt(cell / energies[layerOf[c]]);
          hits[c]++;
        }
      }
    }
    for (int c = 0; c < hits.length; c++) {
      usual[c] = hits[c] > 0 ? usual[c] / hits[c] : NARROW;
    }
    SplittableRandom random = new SplittableRandom(seed + 1);
    double[] squares = new double[layerOf.length];
    for (int i = 0; i < showers.size(); i++) {
      double[] roots = roots(showers, i, random);
      for (int c = 0; c < roots.length; c++) {
        cellMean[c] += roots[c] / showers.size();
        squares[c] += roots[c] * roots[c] / showers.size();
      }
    }
    for (int c = 0; c < squares.length; c++) {
      cellWidth[c] = Math.sqrt(Math.max(1e-12, squares[c] - cellMean[c] * cellMean[c]));
    }
  }

  /**
   * Roots of the cells as shares of their layer; an empty cell lies as far below zero as it mostly
   * lies above when it is not.
   */
  private double[] roots(Showers showers, int shower, SplittableRandom random) {
    double[] roots = new double[layerOf.length];
    double[] energies = energies(showers, shower);
    for (int c = 0; c < roots.length; c++) {
      double cell = showers.cell(shower, c);
      roots[c] =
          cell > 0
              ? Math.sqrt(cell / energies[layerOf[c]])
              : -usual[c] * (0.75 + 0.5 * random.nextDouble());
    }
    return roots;
  }

  private double[] energies(Showers showers, int shower) {
    double[] energies = new double[layers];
    Arrays.setAll(energies, l -> showers.layerGeV(shower, l));
    return energies;
  }

  CalorimeterGeometry geometry() {
    return geometry;
  }

  int layers() {
    return layers;
  }

  int cells() {
    return layerOf.length;
  }

  /** The energy of a particle, from −1 to 1 over the range of the training. */
  float energy(double energyGeV) {
    return (float) (2 * (Math.log(energyGeV) - logLow) / logRange - 1);
  }

  /** Column of {@link #energy}. */
  Tensor energies(float... energyGeV) {
    Tensor column = Tensor.zeros(energyGeV.length, 1);
    for (int i = 0; i < energyGeV.length; i++) {
      column.data()[i] = energy(energyGeV[i]);
    }
    return column;
  }

  /**
   * ln of response and of the shares of the layers but the second, which follows; an empty layer
   * lies below the lowest.
   */
  private double[] raw(Showers showers, int shower, SplittableRandom random) {
    double total = showers.totalGeV(shower);
    double[] raw = new double[layers];
    raw[0] = Math.log(total / showers.energyGeV()[shower]);
    for (int l = 0, at = 1; l < layers; l++) {
      if (l != derived()) {
        double layer = showers.layerGeV(shower, l);
        raw[at++] = layer > 0 ? Math.log(layer / total) : empty(lowest[l], random);
      }
    }
    return raw;
  }

  /** The layer whose share is what the others leave. */
  private int derived() {
    return Math.min(1, layers - 1);
  }

  private static double empty(double lowest, SplittableRandom random) {
    return lowest - GAP - SPREAD * Math.abs(random.nextGaussian());
  }

  /** Response and shares, scaled: showers by layers. */
  Tensor layerNumbers(Showers showers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tensor numbers = Tensor.zeros(showers.size(), layers);
    for (int i = 0; i < showers.size(); i++) {
      double[] raw = raw(showers, i, random);
      for (int l = 0; l < layers; l++) {
        numbers.data()[i * layers + l] = (float) ((raw[l] - mean[l]) / width[l]);
      }
    }
    return numbers;
  }

  /** Roots of the cells, scaled: showers by cells. */
  Tensor cellNumbers(Showers showers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tensor numbers = Tensor.zeros(showers.size(), layerOf.length);
    for (int i = 0; i < showers.size(); i++) {
      double[] roots = roots(showers, i, random);
      for (int c = 0; c < roots.length; c++) {
        numbers.data()[i * roots.length + c] = (float) ((roots[c] - cellMean[c]) / cellWidth[c]);
      }
    }
    return numbers;
  }

  /** The root of a cell's share from its scaled number; 0 and less for an empty cell. */
  private double root(int cell, double number) {
    return number * cellWidth[cell] + cellMean[cell];
  }

  /** Whether a scaled cell is one with energy. */
  boolean isHit(int cell, double number) {
    return root(cell, number) > 0;
  }

  /** Shares of the layers and the response from scaled numbers, in GeV for a particle's energy. */
  double[] layerGeV(Tensor numbers, int row, double energyGeV) {
    double[] shares = new double[layers];
    double rest = 1;
    double response = Math.exp(numbers.at(row, 0) * width[0] + mean[0]);
    for (int l = 0, at = 1; l < layers; l++) {
      if (l != derived()) {
        double raw = numbers.at(row, at) * width[at] + mean[at];
        shares[l] = raw > lowest[l] - GAP / 2 ? Math.exp(raw) : 0;
        rest -= shares[l];
        at++;
      }
    }
    shares[derived()] = Math.max(0, rest);
    double sum = Arrays.stream(shares).sum();
    for (int l = 0; l < layers; l++) {
      shares[l] *= energyGeV * response / sum;
    }
    return shares;
  }

  /**
   * Showers from scaled numbers. The cells of each layer share out its energy; a layer with energy
   * but without a cell gives it to the cell with the largest number.
   */
  Showers decode(Tensor layerNumbers, Tensor cellNumbers, float[] energyGeV) {
    float[] cells = new float[energyGeV.length * layerOf.length];
    for (int i = 0; i < energyGeV.length; i++) {
      double[] energies = layerGeV(layerNumbers, i, energyGeV[i]);
      int first = 0;
      for (int l = 0; l < layers; l++) {
        int count = geometry.layers().get(l).cells();
        share(cells, cellNumbers, i, first, count, energies[l]);
        first += count;
      }
    }
    return new Showers(geometry, cells, energyGeV);
  }

  private void share(
      float[] cells, Tensor numbers, int shower, int first, int count, double energy) {
    int from = shower * layerOf.length + first;
    double sum = 0;
    int largest = 0;
    for (int i = 0; i < count; i++) {
      double root = root(first + i, numbers.data()[from + i]);
      largest = root > root(first + largest, numbers.data()[from + largest]) ? i : largest;
      sum += root > 0 ? root * root : 0;
    }
    if (sum == 0) {
      cells[from + largest] = (float) energy;
      return;
    }
    for (int i = 0; i < count; i++) {
      double root = root(first + i, numbers.data()[from + i]);
      cells[from + i] = root > 0 ? (float) (energy * root * root / sum) : 0;
    }
  }

  /** The scaled number of an empty cell. */
  float emptyCell(int cell) {
    return (float) ((-usual[cell] - cellMean[cell]) / cellWidth[cell]);
  }
}
