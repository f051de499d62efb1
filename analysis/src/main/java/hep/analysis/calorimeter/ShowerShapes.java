package hep.analysis.calorimeter;

import hep.analysis.features.Observables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The variables by which showers are described (CaloGAN, arXiv:1712.10321, table II); 20 of them
 * for three layers. Where a layer or the shower is empty, what would be a quotient by zero is 0.
 *
 * <ul>
 *   <li>{@code energy_0 …}, {@code energy_total}: energies E_l and their sum, GeV;
 *   <li>{@code fraction_0 …}: E_l over the sum;
 *   <li>{@code depth}: the deepest layer with energy, from 0;
 *   <li>{@code ratio_0 …}: difference of the two highest cells of a layer over their sum;
 *   <li>{@code lateral_depth}: sum of l E_l, GeV; {@code shower_depth}: that over the sum of E_l;
 *       {@code depth_width}: the standard deviation of l, weighted by E_l;
 *   <li>{@code width_0 …}: the standard deviation of x in a layer, weighted by energy, mm;
 *   <li>{@code sparsity_0 …}: share of the cells of a layer with energy.
 * </ul>
 */
public final class ShowerShapes {
  private ShowerShapes() {}

  /** Names in the order of {@link #values}. */
  public static List<String> names(CalorimeterGeometry geometry) {
    int layers = geometry.layers().size();
    List<String> names = new ArrayList<>();
    each(names, "energy_", layers);
    names.add("energy_total");
    each(names, "fraction_", layers);
    names.add("depth");
    each(names, "ratio_", layers);
    names.addAll(List.of("lateral_depth", "shower_depth", "depth_width"));
    each(names, "width_", layers);
    each(names, "sparsity_", layers);
    return List.copyOf(names);
  }

  private static void each(List<String> names, String prefix, int layers) {
    for (int layer = 0; layer < layers; layer++) {
      names.add(prefix + layer);
    }
  }

  /**
   * What an axis calls a variable, with its unit.
   *
   * @param name one of {@link #names}
   */
  public static String title(String name) {
    int end = name.lastIndexOf('_');
    String layer = name.substring(end + 1);
    return switch (name) {
      case "energy_total" -> "Energy in all layers [GeV]";
      case "depth" -> "Deepest layer with energy";
      case "lateral_depth" -> "Σ layer × energy in it [GeV]";
      case "shower_depth" -> "Mean layer, weighted by energy";
      case "depth_width" -> "Standard deviation of the layer";
      default ->
          switch (name.substring(0, Math.max(0, end))) {
            case "energy" -> "Energy in layer " + layer + " [GeV]";
            case "fraction" -> "Share of the energy in layer " + layer;
            case "ratio" -> "(Highest − next cell) / sum, layer " + layer;
            case "width" -> "Width in layer " + layer + " [mm]";
            case "sparsity" -> "Share of cells hit in layer " + layer;
            default -> throw new IllegalArgumentException("showers have no shape '" + name + "'");
          };
    };
  }

  /** The variables of all showers. */
  public static Observables of(ShowerSample sample) {
    List<String> names = names(sample.geometry());
    double[][] values = new double[names.size()][sample.size()];
    IntStream.range(0, sample.size())
        .parallel()
        .forEach(i -> {
          double[] one = values(sample.geometry(), sample.layers(i));
          for (int k = 0; k < one.length; k++) {
            values[k][i] = one[k];
          }
        });
    return new Observables(names, values);
  }

  /**
   * The variables of one shower.
   *
   * @param layers energies of the cells in GeV, one array a layer, row by row, none negative
   */
  public static double[] values(CalorimeterGeometry geometry, float[]... layers) {
    int count = layers.length;
    double[] energy = new double[count];
    double[] ratio = new double[count];
    double[] width = new double[count];
    double[] sparsity = new double[count];
    for (int layer = 0; layer < count; layer++) {
      Grid grid = Grid.of(geometry.layers().get(layer), layers[layer]);
      energy[layer] = grid.energy;
      ratio[layer] = grid.ratio;
      width[layer] = grid.width;
      sparsity[layer] = grid.sparsity;
    }
    double total = 0;
    double first = 0;
    double second = 0;
    int deepest = 0;
    for (int layer = 0; layer < count; layer++) {
      total += energy[layer];
      first += layer * energy[layer];
      second += (double) layer * layer * energy[layer];
      deepest = energy[layer] > 0 ? layer : deepest;
    }
    double depth = quotient(first, total);
    double[] all = new double[5 * count + 5];
    int at = 0;
    for (double e : energy) {
      all[at++] = e;
    }
    all[at++] = total;
    for (double e : energy) {
      all[at++] = quotient(e, total);
    }
    all[at++] = deepest;
    System.arraycopy(ratio, 0, all, at, count);
    at += count;
    all[at++] = first;
    all[at++] = depth;
    all[at++] = Math.sqrt(Math.max(0, quotient(second, total) - depth * depth));
    System.arraycopy(width, 0, all, at, count);
    at += count;
    System.arraycopy(sparsity, 0, all, at, count);
    return all;
  }

  private record Grid(double energy, double ratio, double width, double sparsity) {
    static Grid of(CalorimeterLayer layer, float... cells) {
      double sum = 0;
      double sumX = 0;
      double sumX2 = 0;
      double highest = 0;
      double next = 0;
      int hit = 0;
      for (int row = 0, cell = 0; row < layer.rows(); row++) {
        for (int column = 0; column < layer.columns(); column++, cell++) {
          double e = cells[cell];
          if (e == 0) {
            continue;
          }
          double x = layer.xMm(column);
          sum += e;
          sumX += e * x;
          sumX2 += e * x * x;
          hit++;
          if (e > highest) {
            next = highest;
            highest = e;
          } else {
            next = Math.max(next, e);
          }
        }
      }
      double mean = quotient(sumX, sum);
      return new Grid(
          sum,
          quotient(highest - next, highest + next),
          Math.sqrt(Math.max(0, quotient(sumX2, sum) - mean * mean)),
          (double) hit / layer.cells());
    }
  }

  private static double quotient(double above, double below) {
    return below > 0 ? above / below : 0;
  }
}
