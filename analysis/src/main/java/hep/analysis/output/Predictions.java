package hep.analysis.output;

import hep.analysis.features.Observables;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * What a model says about each object, beside what is true and what was observed.
 *
 * @param classes names of the classes
 * @param probabilities objects by classes
 * @param labels number of the true class of each object; -1 where it is not known
 * @param weights one an object
 * @param observers further columns, such as discriminants and momenta
 */
public record Predictions(
    List<String> classes,
    double[][] probabilities,
    int[] labels,
    double[] weights,
    Observables observers) {
  /** Name of the tree in the file. */
  public static final String TREE = "scores";

  /** Checks the lengths. */
  public Predictions {
    classes = List.copyOf(classes);
    int size = probabilities.length;
    if (labels.length != size
        || weights.length != size
        || (!observers.names().isEmpty() && observers.entries() != size)) {
      throw new IllegalArgumentException(
          "predictions of "
              + size
              + " objects with "
              + labels.length
              + " labels and "
              + weights.length
              + " weights");
    }
  }

  /** No objects, for a part that is not scored. */
  public static Predictions none(List<String> classes) {
    return new Predictions(
        classes,
        new double[0][],
        new int[0],
        new double[0],
        new Observables(List.of(), new double[0][]));
  }

  /**
   * Of objects whose truth is not known, with the number of each in the observer {@code entry}.
   *
   * @param outputs names of the numbers
   * @param values objects by outputs
   */
  public static Predictions applied(
      List<String> outputs, double[][] values, Observables observers) {
    int[] unknown = new int[values.length];
    double[] ones = new double[values.length];
    double[] entries = new double[values.length];
    java.util.Arrays.fill(unknown, -1);
    java.util.Arrays.fill(ones, 1);
    java.util.Arrays.setAll(entries, i -> i);
    return new Predictions(outputs, values, unknown, ones, observers.with("entry", entries));
  }

  /** As {@link #applied(List, double[][], Observables)} with one number an object. */
  public static Predictions applied(String output, double[] values, Observables observers) {
    return applied(
        List.of(output),
        java.util.Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new),
        observers);
  }

  /** Number of objects. */
  public int size() {
    return labels.length;
  }

  /** The probability of one class for each object. */
  public double[] scores(int oneClass) {
    double[] scores = new double[size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = probabilities[i][oneClass];
    }
    return scores;
  }

  /** Numbers of the objects of one class. */
  public int[] of(int oneClass) {
    return java.util.stream.IntStream.range(0, size()).filter(i -> labels[i] == oneClass).toArray();
  }

  /**
   * Writes one entry an object: {@code score_<class>}, {@code label}, {@code weight} and the
   * observers, to the tree {@value #TREE}.
   *
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public void write(Path file) {
    Batch batch = new Batch();
    for (int c = 0; c < classes.size(); c++) {
      batch.column("score_" + classes.get(c), floats(scores(c)));
    }
    batch.column("label", labels);
    batch.column("weight", floats(weights));
    for (int i = 0; i < observers.names().size(); i++) {
      batch.column(observers.names().get(i), floats(observers.values()[i]));
    }
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree(TREE, "scores of " + String.join(", ", classes))) {
            tree.fill(batch);
          }
        });
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
