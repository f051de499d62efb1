package hep.analysis.energyflow;

import hep.analysis.calorimeter.CalorimeterLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is done without a network: the energy that a track is expected to leave, its momentum times
 * a mean E/p, is taken away. The mean depends on the momentum and on the layer in which the charged
 * shower seems to start, that of the highest energy density near the track (ATLAS,
 * arXiv:1703.10485, section 6); it is learned from events whose truth is known.
 *
 * @param momenta edges of the bins of momentum
 * @param mean E/p by bin of momentum and layer
 * @param width its standard deviation
 * @param rings of cells round the track, that of the highest mean energy of a cell first
 */
record TrackTemplate(double[] momenta, double[][] mean, double[][] width, List<Ring> rings) {
  private static final int BINS = 6;
  private static final int LEAST = 20;
  private static final double NEAR_MM = 60;
  private static final double FAR_MM = 280;

  /** What is left below so many widths of the expected energy is taken as its fluctuation. */
  private static final double FLUCTUATION = 1.5;

  /**
   * Cells of a layer between two distances from the track.
   *
   * @param number the inner distance in widths of a cell
   * @param density mean charged energy of one of its cells over the momentum
   */
  record Ring(int layer, int number, double density) {}

  /** Learns the means from some events. */
  static TrackTemplate fit(OverlapSample sample, int... events) {
    double[] sorted =
        Arrays.stream(events).mapToDouble(i -> sample.track()[0][i]).sorted().toArray();
    double[] momenta =
        IntStream.range(1, BINS).mapToDouble(b -> sorted[b * sorted.length / BINS]).toArray();
    int layers = sample.cells().length;
    double[][][] sums = new double[BINS][layers][3];
    double[][] all = new double[BINS][3];
    double[][] density = new double[layers][];
    int[][] counts = new int[layers][];
    for (int layer = 0; layer < layers; layer++) {
      int most = ring(sample.geometry().layers().get(layer), FAR_MM) + 1;
      density[layer] = new double[most];
      counts[layer] = new int[most];
    }
    for (int event : events) {
      double p = sample.track()[0][event];
      double charged = 0;
      for (int layer = 0; layer < layers; layer++) {
        CalorimeterLayer grid = sample.geometry().layers().get(layer);
        for (int cell = 0; cell < grid.cells(); cell++) {
          int at = event * grid.cells() + cell;
          double energy = sample.cells()[layer][at] * (1 - sample.neutral()[layer][at]);
          charged += energy;
          double distance = sample.fromTrack(event, layer, cell);
          if (distance < FAR_MM) {
            density[layer][ring(grid, distance)] += energy / p;
            counts[layer][ring(grid, distance)]++;
          }
        }
      }
      int bin = bin(momenta, p);
      count(sums[bin][start(sample, event)], charged / p);
      count(all[bin], charged / p);
    }
    double[][] mean = new double[BINS][layers];
    double[][] width = new double[BINS][layers];
    for (int bin = 0; bin < BINS; bin++) {
      for (int layer = 0; layer < layers; layer++) {
        double[] used = sums[bin][layer][0] < LEAST ? all[bin] : sums[bin][layer];
        mean[bin][layer] = used[1] / Math.max(1, used[0]);
        width[bin][layer] =
            Math.sqrt(
                Math.max(0, used[2] / Math.max(1, used[0]) - mean[bin][layer] * mean[bin][layer]));
      }
    }
    return new TrackTemplate(momenta, mean, width, ordered(density, counts));
  }

  private static void count(double[] sums, double value) {
    sums[0]++;
    sums[1] += value;
    sums[2] += value * value;
  }

  private static List<Ring> ordered(double[][] density, int[][] counts) {
    List<Ring> rings = new ArrayList<>();
    for (int layer = 0; layer < density.length; layer++) {
      for (int number = 0; number < density[layer].length; number++) {
        double mean = density[layer][number] / Math.max(1, counts[layer][number]);
        rings.add(new Ring(layer, number, mean));
      }
    }
    rings.sort(Comparator.comparingDouble(Ring::density).reversed());
    return List.copyOf(rings);
  }

  private static int ring(CalorimeterLayer grid, double distance) {
    return (int) (distance / grid.cellWidthMm());
  }

  private static int bin(double[] momenta, double p) {
    int bin = 0;
    while (bin < momenta.length && p >= momenta[bin]) {
      bin++;
    }
    return bin;
  }

  /** The layer with the most energy near the track for its thickness. */
  private static int start(OverlapSample sample, int event) {
    int best = 0;
    double highest = -1;
    for (int layer = 0; layer < sample.cells().length; layer++) {
      CalorimeterLayer grid = sample.geometry().layers().get(layer);
      double near = Math.max(NEAR_MM, grid.cellWidthMm());
      double energy = 0;
      for (int cell = 0; cell < grid.cells(); cell++) {
        if (sample.fromTrack(event, layer, cell) < near) {
          energy += sample.cells()[layer][event * grid.cells() + cell];
        }
      }
      double density = energy / (grid.toMm() - grid.fromMm());
      if (density > highest) {
        highest = density;
        best = layer;
      }
    }
    return best;
  }

  /** Energy that the track of an event is expected to leave, in GeV. */
  double expectedGeV(OverlapSample sample, int event) {
    double p = sample.track()[0][event];
    return p * mean[bin(momenta, p)][start(sample, event)];
  }

  /**
   * Shares that are neutral when the expected energy is taken from the rings in their order; the
   * ring in which it is used up loses the same share of every cell. What is left is taken away too
   * where it is no more than a fluctuation of what was expected.
   */
  float[][] shares(OverlapSample sample, int event) {
    float[][] shares = new float[sample.cells().length][];
    for (int layer = 0; layer < shares.length; layer++) {
      shares[layer] = new float[sample.geometry().layers().get(layer).cells()];
      Arrays.fill(shares[layer], 1);
    }
    double left = expectedGeV(sample, event);
    for (Ring ring : rings) {
      int layer = ring.layer;
      CalorimeterLayer grid = sample.geometry().layers().get(layer);
      int[] cells =
          IntStream.range(0, grid.cells())
              .filter(cell -> {
                double distance = sample.fromTrack(event, layer, cell);
                return distance < FAR_MM && ring(grid, distance) == ring.number;
              })
              .toArray();
      double energy =
          Arrays.stream(cells)
              .mapToDouble(cell -> sample.cells()[layer][event * grid.cells() + cell])
              .sum();
      if (energy <= 0) {
        continue;
      }
      float kept = (float) Math.max(0, 1 - left / energy);
      for (int cell : cells) {
        shares[layer][cell] = kept;
      }
      left -= energy;
      if (left <= 0) {
        break;
      }
    }
    double p = sample.track()[0][event];
    double fluctuation = FLUCTUATION * p * width[bin(momenta, p)][start(sample, event)];
    if (sample.neutralGeV(event, shares) < fluctuation) {
      for (float[] layer : shares) {
        Arrays.fill(layer, 0);
      }
    }
    return shares;
  }
}
