package hep.analysis.generative;

import hep.learners.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The layers of showers as numbers of order one: of each shower the energy of the particle, the
 * response and the shares of the layers. It goes both ways.
 *
 * <p>An empty layer lies at random places below the smallest share met in training, so that a
 * density can be learned. On the way back whatever lies there is empty again.
 */
final class ShowerCoding {
  /** How far below the smallest logarithm empty layers begin, and how far they spread. */
  private static final double GAP = 1;

  private static final double SPREAD = 0.5;

  private final int layers;
  private final double[] lowest;
  private final double[] mean;
  private final double[] width;
  private final double logLow;
  private final double logRange;

  /** Fitted to showers. */
  ShowerCoding(Showers showers, long seed) {
    layers = showers.geometry().layers().size();
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

  /** As it was stored. */
  ShowerCoding(int layers, StoredNumbers stored) {
    this.layers = layers;
    lowest = stored.get("layers_lowest", layers);
    mean = stored.get("layers_mean", layers);
    width = stored.get("layers_width", layers);
    double[] range = stored.get("ln_energy", 2);
    logLow = range[0];
    logRange = range[1];
  }

  void putInto(StoredNumbers stored) {
    stored.put("layers_lowest", lowest);
    stored.put("layers_mean", mean);
    stored.put("layers_width", width);
    stored.put("ln_energy", logLow, logRange);
  }

  /** Number of layers. */
  int layers() {
    return layers;
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
}
