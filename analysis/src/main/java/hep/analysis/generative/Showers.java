package hep.analysis.generative;

import hep.analysis.InputException;
import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.ShowerSample;
import hep.analysis.calorimeter.ShowerShapes;
import hep.learners.Tensor;
import hep.learners.train.Table;
import java.util.Arrays;

/**
 * Showers in one calorimeter.
 *
 * @param geometry of the cells
 * @param cells energies in GeV, shower by shower in the order of the geometry
 * @param energyGeV of the particle, one a shower
 */
record Showers(CalorimeterGeometry geometry, float[] cells, float[] energyGeV) {
  /** Checks the lengths. */
  Showers {
    if (cells.length != (long) geometry.cells() * energyGeV.length) {
      throw new IllegalArgumentException(
          "%d showers of %d cells have no %d energies"
              .formatted(energyGeV.length, geometry.cells(), cells.length));
    }
  }

  /** Those of a sample. */
  static Showers of(ShowerSample sample) {
    CalorimeterGeometry geometry = sample.geometry();
    float[] cells = new float[Math.multiplyExact(sample.size(), geometry.cells())];
    float[] energies = new float[sample.size()];
    int first = 0;
    for (int layer = 0; layer < geometry.layers().size(); layer++) {
      int width = geometry.layers().get(layer).cells();
      for (int i = 0; i < energies.length; i++) {
        energies[i] = (float) sample.energyGeV()[i];
        System.arraycopy(
            sample.layer(layer), i * width, cells, i * geometry.cells() + first, width);
      }
      first += width;
    }
    return new Showers(geometry, cells, energies);
  }

  /** The shapes of each shower, in the order of {@link ShowerShapes#names}. */
  double[][] shapes() {
    double[][] rows = new double[size()][];
    for (int i = 0; i < rows.length; i++) {
      float[][] layers = new float[geometry.layers().size()][];
      for (int layer = 0; layer < layers.length; layer++) {
        int from = i * geometry.cells() + first(layer);
        layers[layer] =
            Arrays.copyOfRange(cells, from, from + geometry.layers().get(layer).cells());
      }
      rows[i] = ShowerShapes.values(geometry, layers);
    }
    return rows;
  }

  /** Number of the first cell of a layer within a shower. */
  int first(int layer) {
    int first = 0;
    for (int before = 0; before < layer; before++) {
      first += geometry.layers().get(before).cells();
    }
    return first;
  }

  /** Number of showers. */
  int size() {
    return energyGeV.length;
  }

  /** The energy of a cell in GeV. */
  float cell(int shower, int cell) {
    return cells[shower * (cells.length / energyGeV.length) + cell];
  }

  /** The energy of a layer in GeV. */
  double layerGeV(int shower, int layer) {
    int from = shower * (cells.length / energyGeV.length) + first(layer);
    double sum = 0;
    for (int i = from; i < from + geometry.layers().get(layer).cells(); i++) {
      sum += cells[i];
    }
    return sum;
  }

  /** The energy of all cells in GeV. */
  double totalGeV(int shower) {
    double sum = 0;
    for (int layer = 0; layer < geometry.layers().size(); layer++) {
      sum += layerGeV(shower, layer);
    }
    return sum;
  }

  /** The lowest energy of a particle. */
  float lowestGeV() {
    float lowest = Float.POSITIVE_INFINITY;
    for (float energy : energyGeV) {
      lowest = Math.min(lowest, energy);
    }
    return lowest;
  }

  /** The highest energy of a particle. */
  float highestGeV() {
    float highest = 0;
    for (float energy : energyGeV) {
      highest = Math.max(highest, energy);
    }
    return highest;
  }

  /** Cells and energies as examples: one row of cells and one energy a shower. */
  Table table() {
    return Table.of(new Tensor(cells, size(), geometry.cells()), new Tensor(energyGeV, size(), 1));
  }

  /** The chosen showers, in this order. */
  Showers only(int... chosen) {
    int width = geometry.cells();
    float[] some = new float[chosen.length * width];
    float[] energies = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(cells, chosen[i] * width, some, i * width, width);
      energies[i] = energyGeV[chosen[i]];
    }
    return new Showers(geometry, some, energies);
  }

  /** The first showers, at most so many. */
  Showers atMost(int count) {
    int kept = Math.min(count, size());
    return new Showers(
        geometry, Arrays.copyOf(cells, kept * geometry.cells()), Arrays.copyOf(energyGeV, kept));
  }

  /**
   * Refuses what cannot be learned; what no detector gives, the reader has refused.
   *
   * @param where they come from, for the message
   * @throws InputException for a particle without energy, or a layer that is empty in every shower
   */
  Showers checked(String where) {
    boolean[] filled = new boolean[geometry.layers().size()];
    for (int shower = 0; shower < size(); shower++) {
      if (!(energyGeV[shower] > 0) || Float.isInfinite(energyGeV[shower])) {
        throw new InputException(
            "%s: the particle of entry %d has an energy of %s GeV; expected a positive number"
                .formatted(where, shower, energyGeV[shower]));
      }
      for (int layer = 0; layer < filled.length; layer++) {
        filled[layer] |= layerGeV(shower, layer) > 0;
      }
    }
    for (int layer = 0; layer < filled.length; layer++) {
      if (!filled[layer]) {
        throw new InputException(
            "%s: layer %d has no energy in any of %d showers; it cannot be learned"
                .formatted(where, layer, size()));
      }
    }
    return this;
  }
}
