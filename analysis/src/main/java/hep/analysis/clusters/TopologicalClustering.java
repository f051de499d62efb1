package hep.analysis.clusters;

import hep.analysis.InputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Clusters of cells around seeds, as ATLAS collects them (arXiv 1603.02934, section 3.1, without
 * the splitting of section 3.2): from cells of more than {@code seed} widths of noise to neighbours
 * of more than {@code grow} widths and on from those, two clusters that meet there become one; last
 * come the neighbours of more than {@code keep} widths. Widths count by size, so that noise of
 * either sign is taken alike.
 *
 * @param seed usually 4
 * @param grow usually 2, at most seed
 * @param keep usually 0, at most grow
 */
public record TopologicalClustering(double seed, double grow, double keep) {
  /** 4, 2, 0. */
  public static final TopologicalClustering USUAL = new TopologicalClustering(4, 2, 0);

  /** Checks the order. */
  public TopologicalClustering {
    if (!(keep >= 0 && grow >= keep && seed >= grow && seed < Double.POSITIVE_INFINITY)) {
      throw new InputException(
          "the thresholds of clusters fall from seeds to the border and are not negative, found %s, %s and %s"
              .formatted(seed, grow, keep));
    }
  }

  /**
   * Returns the cells of each cluster, rising; the cluster of the most significant seed first. A
   * cell of the border that touches two clusters goes to that of the first.
   *
   * @param energyGeV of the cells
   * @param noiseGeV width of the noise, above zero
   * @throws InputException for a noise that is not positive or an energy that is not finite
   */
  public List<int[]> clusters(CellMap map, float[] energyGeV, double noiseGeV) {
    if (!(noiseGeV > 0 && noiseGeV < Double.POSITIVE_INFINITY)) {
      throw new InputException("clusters need a width of the noise above 0 GeV, found " + noiseGeV);
    }
    if (energyGeV.length != map.size()) {
      throw new InputException(
          "%d energies of cells; the geometry %s has %d cells"
              .formatted(energyGeV.length, map.geometry(), map.size()));
    }
    double[] widths = new double[energyGeV.length];
    for (int cell = 0; cell < widths.length; cell++) {
      if (!Float.isFinite(energyGeV[cell])) {
        throw new InputException(
            "cell %d of layer %d has an energy of %s GeV; expected a finite number"
                .formatted(cell - map.first(map.layer(cell)), map.layer(cell), energyGeV[cell]));
      }
      widths[cell] = Math.abs(energyGeV[cell]) / noiseGeV;
    }
    int[] cluster = new int[widths.length];
    Arrays.fill(cluster, -1);
    List<Integer> seeds = new ArrayList<>();
    for (int cell = 0; cell < widths.length; cell++) {
      if (widths[cell] > seed) {
        seeds.add(cell);
      }
    }
    seeds.sort(Comparator.<Integer>comparingDouble(cell -> -widths[cell]));
    int count = 0;
    for (int start : seeds) {
      if (cluster[start] < 0) {
        grow(map, widths, cluster, start, count++);
      }
    }
    addBorder(map, widths, cluster, count);
    return collected(cluster, count);
  }

  /** All that hangs together above the second threshold: growing clusters that meet are one. */
  private void grow(CellMap map, double[] widths, int[] cluster, int start, int number) {
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    cluster[start] = number;
    while (!open.isEmpty()) {
      for (int next : map.neighbours(open.remove())) {
        if (cluster[next] < 0 && widths[next] > grow) {
          cluster[next] = number;
          open.add(next);
        }
      }
    }
  }

  private void addBorder(CellMap map, double[] widths, int[] cluster, int count) {
    int[] border = new int[cluster.length];
    Arrays.fill(border, count);
    for (int cell = 0; cell < cluster.length; cell++) {
      if (cluster[cell] >= 0) {
        for (int next : map.neighbours(cell)) {
          if (cluster[next] < 0 && widths[next] > keep) {
            border[next] = Math.min(border[next], cluster[cell]);
          }
        }
      }
    }
    for (int cell = 0; cell < cluster.length; cell++) {
      cluster[cell] = border[cell] < count ? border[cell] : cluster[cell];
    }
  }

  private static List<int[]> collected(int[] cluster, int count) {
    int[] sizes = new int[count];
    for (int number : cluster) {
      if (number >= 0) {
        sizes[number]++;
      }
    }
    List<int[]> collected = new ArrayList<>();
    for (int size : sizes) {
      collected.add(new int[size]);
    }
    int[] at = new int[count];
    for (int cell = 0; cell < cluster.length; cell++) {
      int number = cluster[cell];
      if (number >= 0) {
        collected.get(number)[at[number]++] = cell;
      }
    }
    return collected;
  }
}
