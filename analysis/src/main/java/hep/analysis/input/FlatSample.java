package hep.analysis.input;

import hep.analysis.features.Observables;

/**
 * Objects with a fixed number of columns.
 *
 * @param columns by branch name
 * @param labels number of the class of each object; empty where it is not known
 * @param weights one an object
 */
public record FlatSample(Observables columns, int[] labels, double[] weights) {
  /** Number of objects. */
  public int size() {
    return weights.length;
  }

  /** The chosen objects, in this order. */
  public FlatSample only(int... chosen) {
    int[] fewer =
        labels.length == 0 ? labels : java.util.Arrays.stream(chosen).map(i -> labels[i]).toArray();
    double[] fewerWeights = java.util.Arrays.stream(chosen).mapToDouble(i -> weights[i]).toArray();
    return new FlatSample(columns.only(chosen), fewer, fewerWeights);
  }

  /** These objects and then others with the same columns. */
  public FlatSample and(FlatSample others) {
    double[][] values = new double[columns.names().size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = joined(columns.values()[i], others.columns.of(columns.names().get(i)));
    }
    int[] all = java.util.Arrays.copyOf(labels, labels.length + others.labels.length);
    System.arraycopy(others.labels, 0, all, labels.length, others.labels.length);
    return new FlatSample(
        new Observables(columns.names(), values), all, joined(weights, others.weights));
  }

  private static double[] joined(double[] one, double[] other) {
    double[] all = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }
}
