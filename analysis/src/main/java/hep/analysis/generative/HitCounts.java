package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.learners.Tensor;
import java.util.SplittableRandom;

/**
 * How many cells of each layer have energy, as numbers of order one: the logit of the share of the
 * cells, anywhere between this count and the next.
 */
final class HitCounts {
  private final CalorimeterGeometry geometry;
  private final int layers;
  private final double[] mean;
  private final double[] width;

  /** Scaled to showers. */
  HitCounts(Showers showers, long seed) {
    geometry = showers.geometry();
    layers = geometry.layers().size();
    mean = new double[layers];
    width = new double[layers];
    double[][] raw = raw(showers, seed);
    for (int l = 0; l < layers; l++) {
      double squares = 0;
      for (double[] row : raw) {
        mean[l] += row[l] / raw.length;
        squares += row[l] * row[l] / raw.length;
      }
      width[l] = Math.max(1e-6, Math.sqrt(Math.max(0, squares - mean[l] * mean[l])));
    }
  }

  /** As it was stored. */
  HitCounts(CalorimeterGeometry geometry, StoredNumbers stored) {
    this.geometry = geometry;
    layers = geometry.layers().size();
    mean = stored.get("hits_mean", layers);
    width = stored.get("hits_width", layers);
  }

  void putInto(StoredNumbers stored) {
    stored.put("hits_mean", mean);
    stored.put("hits_width", width);
  }

  private double[][] raw(Showers showers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] raw = new double[showers.size()][layers];
    for (int i = 0; i < raw.length; i++) {
      for (int l = 0; l < layers; l++) {
        int cells = geometry.layers().get(l).cells();
        double share = (hits(showers, i, l) + random.nextDouble(1e-3, 1 - 1e-3)) / (cells + 1);
        raw[i][l] = Math.log(share / (1 - share));
      }
    }
    return raw;
  }

  private static int hits(Showers showers, int shower, int layer) {
    int first = showers.first(layer);
    int hits = 0;
    for (int c = 0; c < showers.geometry().layers().get(layer).cells(); c++) {
      hits += showers.cell(shower, first + c) > 0 ? 1 : 0;
    }
    return hits;
  }

  /** Showers by layers. */
  Tensor numbers(Showers showers, long seed) {
    double[][] raw = raw(showers, seed);
    Tensor numbers = Tensor.zeros(raw.length, layers);
    for (int i = 0; i < raw.length; i++) {
      for (int l = 0; l < layers; l++) {
        numbers.data()[i * layers + l] = (float) ((raw[i][l] - mean[l]) / width[l]);
      }
    }
    return numbers;
  }

  /** The count of a layer from its number. */
  int hits(int layer, double number) {
    int cells = geometry.layers().get(layer).cells();
    double share = 1 / (1 + Math.exp(-(number * width[layer] + mean[layer])));
    return (int) Math.min(cells, share * (cells + 1));
  }
}
