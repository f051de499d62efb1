package hep.analysis.clusters;

import java.util.Arrays;

/**
 * A cluster of cells. Places are means and spreads weighted by the cells above zero.
 *
 * @param energyGeV sum of its cells, as seen
 * @param xMm centre along the columns
 * @param yMm centre along the rows
 * @param widthMm root of the mean square distance of its cells from the centre, seen from the front
 * @param depthX0 mean depth, radiation lengths
 * @param electromagneticFraction share of the energy in the first layers
 * @param layerGeV sums by layer; not copied
 * @param cells how many there are
 * @param trueGeV energies of the particles that left more here than in any other cluster; 0 where
 *     there is none
 */
public record CellCluster(
    double energyGeV,
    double xMm,
    double yMm,
    double widthMm,
    double depthX0,
    double electromagneticFraction,
    double[] layerGeV,
    int cells,
    double trueGeV) {

  /**
   * Sums up cells.
   *
   * @param electromagneticLayers how many of the first layers count as such
   */
  static CellCluster of(
      CellMap map, float[] energyGeV, int[] cells, int electromagneticLayers, double trueGeV) {
    double[] layers = new double[map.geometry().layers().size()];
    double sum = 0;
    double x = 0;
    double y = 0;
    double squares = 0;
    double depth = 0;
    for (int cell : cells) {
      layers[map.layer(cell)] += energyGeV[cell];
      double weight = Math.max(0, energyGeV[cell]);
      double cellX = map.xMm(cell);
      double cellY = map.yMm(cell);
      sum += weight;
      x += weight * cellX;
      y += weight * cellY;
      squares += weight * (cellX * cellX + cellY * cellY);
      depth += weight * map.depthX0(cell);
    }
    double scale = sum > 0 ? 1 / sum : 0;
    double early = 0;
    double all = 0;
    for (int l = 0; l < layers.length; l++) {
      early += l < electromagneticLayers ? Math.max(0, layers[l]) : 0;
      all += Math.max(0, layers[l]);
    }
    return new CellCluster(
        Arrays.stream(layers).sum(),
        x * scale,
        y * scale,
        Math.sqrt(Math.max(0, squares * scale - (x * x + y * y) * scale * scale)),
        depth * scale,
        all > 0 ? early / all : 0,
        layers,
        cells.length,
        trueGeV);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellCluster cluster
        && energyGeV == cluster.energyGeV
        && xMm == cluster.xMm
        && yMm == cluster.yMm
        && cells == cluster.cells
        && trueGeV == cluster.trueGeV
        && Arrays.equals(layerGeV, cluster.layerGeV);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(energyGeV) + Arrays.hashCode(layerGeV);
  }
}
