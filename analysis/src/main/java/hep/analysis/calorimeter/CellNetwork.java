package hep.analysis.calorimeter;

import hep.learners.Parameters;
import hep.learners.Var;
import hep.learners.Window;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.Pooling;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutions over the cells of a shower: in three dimensions where all layers have the same grid,
 * else over each layer by itself, joined before the dense layers. Two convolutions of 3 cells to a
 * side, each followed by pooling, then 64 hidden numbers.
 *
 * @param layers of cells
 * @param stages convolutions and poolings of each image
 * @param hidden to 64 numbers
 * @param last to the classes
 */
record CellNetwork(
    List<CalorimeterLayer> layers, List<List<Stage>> stages, Dense hidden, Dense last) {
  private static final int[] FILTERS = {8, 16};
  private static final int WIDTH = 64;
  private static final float DROPOUT = 0.2f;

  /** A convolution and the sizes of the pool behind it. */
  record Stage(Convolution convolution, int[] pool) {}

  /** Untrained. */
  static CellNetwork of(Parameters parameters, CalorimeterGeometry geometry, int classes) {
    List<CalorimeterLayer> layers = geometry.layers();
    List<List<Stage>> stages = new ArrayList<>();
    int flat = 1; // the logarithm of the energy
    List<int[]> images = images(layers);
    for (int image = 0; image < images.size(); image++) {
      int[] size = images.get(image).clone();
      List<Stage> own = new ArrayList<>();
      for (int stage = 0; stage < FILTERS.length; stage++) {
        int[] three = new int[size.length];
        int[] pool = new int[size.length];
        for (int d = 0; d < size.length; d++) {
          three[d] = 3;
          pool[d] = size[d] >= 48 ? 4 : size[d] >= 4 ? 2 : 1;
          size[d] /= pool[d];
        }
        own.add(
            new Stage(
                Convolution.of(
                    parameters.in("image" + image).in("convolution" + stage),
                    Window.same(three),
                    stage == 0 ? 1 : FILTERS[stage - 1],
                    FILTERS[stage]),
                pool));
      }
      stages.add(own);
      int numbers = FILTERS[FILTERS.length - 1];
      for (int pixels : size) {
        numbers *= pixels;
      }
      flat += numbers;
    }
    return new CellNetwork(
        layers,
        stages,
        Dense.of(parameters.in("hidden"), flat, WIDTH),
        Dense.of(parameters.in("last"), WIDTH, classes));
  }

  private static List<int[]> images(List<CalorimeterLayer> layers) {
    CalorimeterLayer first = layers.getFirst();
    boolean block =
        layers.size() > 3
            && layers.stream()
                .allMatch(l -> l.rows() == first.rows() && l.columns() == first.columns());
    return block
        ? List.of(new int[] {layers.size(), first.rows(), first.columns()})
        : layers.stream().map(layer -> new int[] {layer.rows(), layer.columns()}).toList();
  }

  /**
   * One row of logits a shower.
   *
   * @param rows showers by cells, and the logarithm of the energy last
   */
  Var apply(Var rows) {
    List<int[]> images = images(layers);
    int showers = rows.shape()[0];
    int from = 0;
    Var joined = rows.columns(rows.columns() - 1, rows.columns());
    for (int image = 0; image < images.size(); image++) {
      int[] shape = new int[images.get(image).length + 2];
      int pixels = 1;
      shape[0] = showers;
      shape[shape.length - 1] = 1;
      for (int d = 0; d < images.get(image).length; d++) {
        shape[d + 1] = images.get(image)[d];
        pixels *= shape[d + 1];
      }
      Var x = rows.columns(from, from + pixels).reshape(shape);
      from += pixels;
      for (Stage stage : stages.get(image)) {
        x = Pooling.mean(stage.pool()).apply(stage.convolution().apply(x).relu());
      }
      joined = joined.beside(Pooling.flatten().apply(x));
    }
    return last.apply(hidden.apply(joined).relu().dropout(DROPOUT));
  }
}
