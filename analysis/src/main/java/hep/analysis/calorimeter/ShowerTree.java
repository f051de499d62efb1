package hep.analysis.calorimeter;

import hep.analysis.features.Observables;
import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Turns showers into columns: the branches of the tree {@code showers}. */
final class ShowerTree {
  static final String NAME = "showers";
  static final String TITLE = "toy calorimeter: cells of showers in GeV (toy)";

  private ShowerTree() {}

  /** Name of the branch with the cells of a layer. */
  static String layer(int layer) {
    return "layer_" + layer;
  }

  static Batch columns(CalorimeterGeometry geometry, List<Shower> showers) {
    Batch batch = new Batch();
    batch.column("energy", floats(showers, Shower::energyGeV));
    batch.column("pdg", showers.stream().mapToInt(shower -> shower.particle().pdg()).toArray());
    batch.column("x", floats(showers, Shower::xMm));
    batch.column("y", floats(showers, Shower::yMm));
    ShowerSample sample = ShowerSample.of(geometry, showers);
    for (int layer = 0; layer < geometry.layers().size(); layer++) {
      int cells = geometry.layers().get(layer).cells();
      batch.column(layer(layer), new Fixed(cells, new FloatColumn(sample.layer(layer))));
    }
    Observables shapes = ShowerShapes.of(sample);
    for (String name : shapes.names()) {
      double[] values = shapes.of(name);
      float[] single = new float[values.length];
      for (int i = 0; i < single.length; i++) {
        single[i] = (float) values[i];
      }
      batch.column(name, single);
    }
    return batch;
  }

  private static float[] floats(List<Shower> showers, ToDoubleFunction<Shower> value) {
    float[] values = new float[showers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(showers.get(i));
    }
    return values;
  }
}
