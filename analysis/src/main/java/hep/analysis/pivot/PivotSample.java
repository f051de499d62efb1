package hep.analysis.pivot;

import hep.analysis.InputException;
import hep.analysis.input.FlatReader;
import hep.analysis.input.TreeInput;
import hep.learners.Tensor;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Objects of two classes with a nuisance parameter.
 *
 * @param names of the inputs
 * @param inputs objects by inputs
 * @param nuisance one value an object
 * @param signal the truth
 */
public record PivotSample(List<String> names, Tensor inputs, float[] nuisance, boolean[] signal) {
  private static final String LABEL = "label";
  private static final String NUISANCE = "z";

  /** Checks the lengths. */
  public PivotSample {
    names = List.copyOf(names);
    if (inputs.rows() != nuisance.length
        || nuisance.length != signal.length
        || inputs.columns() != names.size()) {
      throw new IllegalArgumentException(
          "%d objects of %d inputs with %d names, %d nuisances and %d labels"
              .formatted(
                  inputs.rows(), inputs.columns(), names.size(), nuisance.length, signal.length));
    }
  }

  /**
   * Reads trees with the branches {@code label}, {@code z} and the inputs, which are all other
   * branches of one number.
   *
   * @param specs files, each optionally with {@code :TREE}
   * @throws InputException for a label that is neither 0 nor 1, or where one class, the inputs or a
   *     spread of the nuisance is missing
   */
  public static PivotSample read(List<String> specs) {
    String where = String.join(", ", specs);
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      List<String> names = new ArrayList<>(FlatReader.numbers(input));
      names.removeAll(List.of(LABEL, NUISANCE));
      if (names.isEmpty()) {
        throw new InputException(
            "%s: the tree '%s' has no inputs beside 'label' and 'z'".formatted(where, tree.name()));
      }
      List<String> wanted = new ArrayList<>(names);
      wanted.addAll(List.of(LABEL, NUISANCE));
      Columns columns = input.read(wanted);
      double[] labels = input.flat(columns, LABEL);
      double[] nuisance = input.flat(columns, NUISANCE);
      Tensor inputs = Tensor.zeros(labels.length, names.size());
      for (int column = 0; column < names.size(); column++) {
        double[] values = input.flat(columns, names.get(column));
        for (int row = 0; row < values.length; row++) {
          inputs.data()[row * names.size() + column] = (float) values[row];
        }
      }
      PivotSample sample = new PivotSample(names, inputs, floats(nuisance), signals(where, labels));
      sample.requireSpread(where);
      return sample;
    }
  }

  private static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static boolean[] signals(String where, double... labels) {
    boolean[] signal = new boolean[labels.length];
    for (int entry = 0; entry < labels.length; entry++) {
      if (labels[entry] != 0 && labels[entry] != 1) {
        throw new InputException(
            "%s: branch 'label' is %s at entry %d; expected 1 for signal or 0 for background"
                .formatted(where, labels[entry], entry));
      }
      signal[entry] = labels[entry] == 1;
    }
    return signal;
  }

  /**
   * Refuses a sample of one class, or in which the nuisance is always the same.
   *
   * @throws InputException says which
   */
  void requireSpread(String where) {
    boolean both = false;
    boolean spread = false;
    for (int i = 1; i < signal.length; i++) {
      both |= signal[i] != signal[0];
      spread |= nuisance[i] != nuisance[0];
    }
    if (!both) {
      throw new InputException(
          where + ": all entries are of one class; signal and background are needed");
    }
    if (!spread) {
      throw new InputException(
          "%s: the nuisance is %s in every entry, so there is nothing to be independent of"
              .formatted(where, nuisance[0]));
    }
  }

  /** Number of objects. */
  public int size() {
    return signal.length;
  }

  /** Whether the nuisance is 0 or 1 throughout. */
  public boolean isBinary() {
    for (float z : nuisance) {
      if (z != 0 && z != 1) {
        return false;
      }
    }
    return true;
  }

  /** The chosen objects, in this order. */
  public PivotSample only(int... chosen) {
    Tensor fewer = Tensor.zeros(chosen.length, names.size());
    float[] z = new float[chosen.length];
    boolean[] truth = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(
          inputs.data(), chosen[i] * names.size(), fewer.data(), i * names.size(), names.size());
      z[i] = nuisance[chosen[i]];
      truth[i] = signal[chosen[i]];
    }
    return new PivotSample(names, fewer, z, truth);
  }

  /** Means and widths of the inputs, for {@link #scaled}. */
  double[][] moments() {
    double[][] moments = new double[2][names.size()];
    for (int column = 0; column < names.size(); column++) {
      int at = column;
      double[] values =
          java.util.stream.IntStream.range(0, size())
              .mapToDouble(row -> inputs.at(row, at))
              .toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      moments[0][column] = mean;
      moments[1][column] = square > 0 ? Math.sqrt(square) : 1;
    }
    return moments;
  }

  /** With inputs of mean 0 and width 1 where these moments are their own. */
  PivotSample scaled(double[][] moments) {
    Tensor scaled = Tensor.zeros(size(), names.size());
    for (int i = 0; i < scaled.data().length; i++) {
      int column = i % names.size();
      scaled.data()[i] = (float) ((inputs.data()[i] - moments[0][column]) / moments[1][column]);
    }
    return new PivotSample(names, scaled, nuisance, signal);
  }
}
