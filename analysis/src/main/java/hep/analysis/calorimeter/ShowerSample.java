package hep.analysis.calorimeter;

import hep.analysis.InputException;
import java.util.Arrays;
import java.util.List;

/**
 * Many showers in one geometry; arrays are not copied.
 *
 * @param geometry of the cells
 * @param pdg number of the particle of each shower
 * @param energyGeV true energy of each shower
 * @param cells one array a layer: energies in GeV, all cells of the first shower first
 */
public record ShowerSample(
    CalorimeterGeometry geometry, int[] pdg, double[] energyGeV, float[][] cells) {
  /** Checks the lengths. */
  public ShowerSample {
    if (cells.length != geometry.layers().size() || pdg.length != energyGeV.length) {
      throw new IllegalArgumentException(
          "%d layers, %d particles and %d energies for the geometry %s"
              .formatted(cells.length, pdg.length, energyGeV.length, geometry));
    }
    for (int layer = 0; layer < cells.length; layer++) {
      int expected = pdg.length * geometry.layers().get(layer).cells();
      if (cells[layer].length != expected) {
        throw new IllegalArgumentException(
            "layer %d holds %d numbers for %d showers; expected %d"
                .formatted(layer, cells[layer].length, pdg.length, expected));
      }
    }
  }

  /** Of single showers. */
  public static ShowerSample of(CalorimeterGeometry geometry, List<Shower> showers) {
    int count = showers.size();
    float[][] cells = new float[geometry.layers().size()][];
    for (int layer = 0; layer < cells.length; layer++) {
      int size = geometry.layers().get(layer).cells();
      cells[layer] = new float[count * size];
      for (int i = 0; i < count; i++) {
        System.arraycopy(showers.get(i).layers()[layer], 0, cells[layer], i * size, size);
      }
    }
    return new ShowerSample(
        geometry,
        showers.stream().mapToInt(shower -> shower.particle().pdg()).toArray(),
        showers.stream().mapToDouble(Shower::energyGeV).toArray(),
        cells);
  }

  /** Number of showers. */
  public int size() {
    return pdg.length;
  }

  /** Energies of one layer in all showers; not a copy. */
  public float[] layer(int layer) {
    return cells[layer];
  }

  /** Energies of one shower, one array a layer. */
  public float[][] layers(int shower) {
    float[][] one = new float[cells.length][];
    for (int layer = 0; layer < one.length; layer++) {
      int size = geometry.layers().get(layer).cells();
      one[layer] = Arrays.copyOfRange(cells[layer], shower * size, (shower + 1) * size);
    }
    return one;
  }

  /** The chosen showers, in this order. */
  public ShowerSample only(int... chosen) {
    float[][] fewer = new float[cells.length][];
    for (int layer = 0; layer < fewer.length; layer++) {
      int size = geometry.layers().get(layer).cells();
      fewer[layer] = new float[chosen.length * size];
      for (int i = 0; i < chosen.length; i++) {
        System.arraycopy(cells[layer], chosen[i] * size, fewer[layer], i * size, size);
      }
    }
    return new ShowerSample(
        geometry,
        Arrays.stream(chosen).map(i -> pdg[i]).toArray(),
        Arrays.stream(chosen).mapToDouble(i -> energyGeV[i]).toArray(),
        fewer);
  }

  /**
   * Refuses what cannot be a shower.
   *
   * @param where for the message
   * @throws InputException when a cell is negative or not a number, or a shower is empty
   */
  ShowerSample checked(String where) {
    double[] total = new double[size()];
    for (int layer = 0; layer < cells.length; layer++) {
      int size = geometry.layers().get(layer).cells();
      for (int i = 0; i < cells[layer].length; i++) {
        float e = cells[layer][i];
        if (!(e >= 0 && e < Float.POSITIVE_INFINITY)) {
          throw new InputException(
              "%s: shower %d has %s GeV in cell %d of layer %d; energies cannot be negative or infinite"
                  .formatted(where, i / size, e, i % size, layer));
        }
        total[i / size] += e;
      }
    }
    for (int i = 0; i < total.length; i++) {
      if (total[i] == 0) {
        throw new InputException(
            "%s: shower %d is empty; remove showers without energy in any cell"
                .formatted(where, i));
      }
    }
    return this;
  }
}
