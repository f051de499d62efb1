package hep.analysis.clusters;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.CalorimeterLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * All cells of a calorimeter under one number, layer by layer and row by row, and which of them
 * touch: the eight around in a layer, and those that overlap seen from the front in the layers
 * before and behind.
 */
public final class CellMap {
  /** What two edges may differ by and still be one, in mm. */
  private static final double SAME_MM = 1e-6;

  private final CalorimeterGeometry geometry;
  private final int[] layerOf;
  private final int[] first;
  private final int[][] neighbours;

  /** Of a geometry. */
  public CellMap(CalorimeterGeometry geometry) {
    this.geometry = geometry;
    List<CalorimeterLayer> layers = geometry.layers();
    first = new int[layers.size() + 1];
    layerOf = new int[geometry.cells()];
    for (int l = 0; l < layers.size(); l++) {
      first[l + 1] = first[l] + layers.get(l).cells();
      java.util.Arrays.fill(layerOf, first[l], first[l + 1], l);
    }
    neighbours = new int[geometry.cells()][];
    for (int cell = 0; cell < neighbours.length; cell++) {
      List<Integer> touching = new ArrayList<>();
      for (int l = Math.max(0, layerOf[cell] - 1);
          l <= Math.min(layers.size() - 1, layerOf[cell] + 1);
          l++) {
        addTouching(cell, l, touching);
      }
      neighbours[cell] = touching.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private void addTouching(int cell, int layer, List<Integer> touching) {
    CalorimeterLayer own = geometry.layers().get(layerOf[cell]);
    CalorimeterLayer other = geometry.layers().get(layer);
    // in its own layer edges and corners count, in others only what overlaps
    double reach = layer == layerOf[cell] ? SAME_MM : -SAME_MM;
    double dx = (own.cellWidthMm() + other.cellWidthMm()) / 2 + reach;
    double dy = (own.cellHeightMm() + other.cellHeightMm()) / 2 + reach;
    for (int row = 0; row < other.rows(); row++) {
      if (Math.abs(other.yMm(row) - yMm(cell)) < dy) {
        for (int column = 0; column < other.columns(); column++) {
          int number = first[layer] + row * other.columns() + column;
          if (number != cell && Math.abs(other.xMm(column) - xMm(cell)) < dx) {
            touching.add(number);
          }
        }
      }
    }
  }

  /** The geometry. */
  public CalorimeterGeometry geometry() {
    return geometry;
  }

  /** Number of cells. */
  public int size() {
    return layerOf.length;
  }

  /** The layer of a cell. */
  public int layer(int cell) {
    return layerOf[cell];
  }

  /** The number of the first cell of a layer. */
  public int first(int layer) {
    return first[layer];
  }

  /** Centre along the columns, 0 in the middle. */
  public double xMm(int cell) {
    CalorimeterLayer layer = geometry.layers().get(layerOf[cell]);
    return layer.xMm((cell - first[layerOf[cell]]) % layer.columns());
  }

  /** Centre along the rows, 0 in the middle. */
  public double yMm(int cell) {
    CalorimeterLayer layer = geometry.layers().get(layerOf[cell]);
    return layer.yMm((cell - first[layerOf[cell]]) / layer.columns());
  }

  /** Middle of its layer in depth, in radiation lengths. */
  public double depthX0(int cell) {
    CalorimeterLayer layer = geometry.layers().get(layerOf[cell]);
    return (layer.fromMm() + layer.toMm()) / 2 / geometry.medium().radiationLengthMm();
  }

  /** The cells that touch a cell, in rising order; not a copy. */
  int[] neighbours(int cell) {
    return neighbours[cell];
  }
}
