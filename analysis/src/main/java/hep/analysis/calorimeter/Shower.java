package hep.analysis.calorimeter;

import java.util.Arrays;

/**
 * One shower: what came in, and what the cells hold.
 *
 * @param particle that made it
 * @param energyGeV its true energy
 * @param xMm where it hit the front, along the columns
 * @param yMm where it hit the front, along the rows
 * @param layers energies of the cells in GeV, one array a layer, row by row; not copied
 */
public record Shower(
    ShowerParticle particle, double energyGeV, double xMm, double yMm, float[][] layers) {
  /** Energy in all cells of a layer. */
  public double layerGeV(int layer) {
    double sum = 0;
    for (float cell : layers[layer]) {
      sum += cell;
    }
    return sum;
  }

  /** Energy in all cells. */
  public double totalGeV() {
    double sum = 0;
    for (int layer = 0; layer < layers.length; layer++) {
      sum += layerGeV(layer);
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shower shower
        && particle == shower.particle
        && energyGeV == shower.energyGeV
        && xMm == shower.xMm
        && yMm == shower.yMm
        && Arrays.deepEquals(layers, shower.layers);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(energyGeV) + Arrays.deepHashCode(layers);
  }
}
