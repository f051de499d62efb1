package hep.analysis.calorimeter;

import hep.analysis.features.Observables;
import hep.learners.Tensor;
import hep.learners.train.Examples;

/**
 * Showers as rows of numbers, with their class.
 *
 * @param inputs showers by numbers
 * @param labels class of each shower, as one column
 */
record ParticleRows(Tensor inputs, Tensor labels) implements Examples<ParticleRows.Batch> {
  @Override
  public int size() {
    return inputs.rows();
  }

  @Override
  public Batch batch(int[] order, int from, int to) {
    return new Batch(this, order, from, to);
  }

  /** Some of them. */
  record Batch(ParticleRows rows, int[] order, int from, int to) {}

  /** The variables of {@link EnergySample#ofShowers}, unscaled. */
  static Tensor shapes(ShowerSample sample) {
    Observables shapes = EnergySample.ofShowers(sample).inputs();
    int columns = shapes.names().size();
    Tensor rows = Tensor.zeros(sample.size(), columns);
    for (int c = 0; c < columns; c++) {
      for (int i = 0; i < sample.size(); i++) {
        rows.data()[i * columns + c] = (float) shapes.values()[c][i];
      }
    }
    return rows;
  }

  /** The root of each cell's share in the shower's energy, and the logarithm of that energy. */
  static Tensor cells(ShowerSample sample) {
    int all = sample.geometry().cells();
    Tensor rows = Tensor.zeros(sample.size(), all + 1);
    for (int i = 0; i < sample.size(); i++) {
      double total = 0;
      int at = i * (all + 1);
      for (float[] layer : sample.layers(i)) {
        for (float cell : layer) {
          total += cell;
          rows.data()[at++] = cell;
        }
      }
      for (int cell = i * (all + 1); cell < at; cell++) {
        rows.data()[cell] = (float) Math.sqrt(rows.data()[cell] / total);
      }
      rows.data()[at] = (float) Math.log(total);
    }
    return rows;
  }

  static Tensor labels(int... labels) {
    Tensor column = Tensor.zeros(labels.length, 1);
    for (int i = 0; i < labels.length; i++) {
      column.data()[i] = labels[i];
    }
    return column;
  }

  /** The chosen rows of a tensor. */
  static Tensor only(Tensor rows, int... chosen) {
    int columns = rows.columns();
    Tensor some = Tensor.zeros(chosen.length, columns);
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(rows.data(), chosen[i] * columns, some.data(), i * columns, columns);
    }
    return some;
  }
}
