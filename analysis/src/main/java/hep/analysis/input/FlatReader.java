package hep.analysis.input;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.features.Selection;
import hep.rootio.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads flat ntuples: one number an entry in each branch.
 *
 * @param selection entries to keep
 * @param weight branch with the weight; empty, or missing where {@code weightMayMiss}, for 1
 * @param weightMayMiss whether a tree without the weight is taken as of weight 1
 */
public record FlatReader(Selection selection, String weight, boolean weightMayMiss) {
  /** Names of the branches that hold one number an entry. */
  public static List<String> numbers(TreeInput input) {
    List<String> names = new ArrayList<>();
    for (var branch : input.tree().branches()) {
      // one look at the first entry decides; arrays, strings and objects are no inputs
      if (branch.problem().isEmpty() && branch.holdsData()) {
        Columns first = input.tree().read(List.of(branch.name()), hep.rootio.EntryRange.of(0, 1));
        if (TreeInput.isNumbers(first.columns().getFirst())) {
          names.add(branch.name());
        }
      }
    }
    return names;
  }

  /** Entries of one class. */
  public FlatSample read(TreeInput input, List<String> columns, int label) {
    FlatSample all = unlabelled(input, columns);
    int[] labels = new int[all.size()];
    Arrays.fill(labels, label);
    return kept(input, new FlatSample(all.columns(), labels, all.weights()));
  }

  /**
   * Entries whose class is told by a branch: 1 for signal (class 0), 0 for background (class 1).
   *
   * @throws InputException when a label is neither
   */
  public FlatSample read(TreeInput input, List<String> columns, String labelBranch) {
    List<String> wanted = new ArrayList<>(columns);
    wanted.add(labelBranch);
    FlatSample all = unlabelled(input, wanted);
    double[] found = all.columns().of(labelBranch);
    int[] labels = new int[found.length];
    for (int i = 0; i < labels.length; i++) {
      if (found[i] != 0 && found[i] != 1) {
        throw new InputException(
            input.where()
                + ": branch '"
                + labelBranch
                + "' is "
                + found[i]
                + " at entry "
                + i
                + "; expected 1 for signal or 0 for background");
      }
      labels[i] = found[i] == 1 ? 0 : 1;
    }
    return kept(input, new FlatSample(all.columns(), labels, all.weights()));
  }

  /** Entries of unknown class. */
  public FlatSample read(TreeInput input, List<String> columns) {
    return kept(input, unlabelled(input, columns));
  }

  private FlatSample unlabelled(TreeInput input, List<String> columns) {
    Set<String> wanted = new LinkedHashSet<>(columns);
    wanted.addAll(selection.columns());
    boolean weighted = !weight.isEmpty() && !(weightMayMiss && !input.names().contains(weight));
    if (weighted) {
      wanted.add(weight);
    }
    List<String> names = List.copyOf(wanted);
    Columns read = input.read(names);
    double[][] values = new double[names.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = input.flat(read, names.get(i));
    }
    Observables observables = new Observables(names, values);
    double[] weights = new double[read.entries()];
    Arrays.fill(weights, 1);
    return new FlatSample(observables, new int[0], weighted ? observables.of(weight) : weights);
  }

  private FlatSample kept(TreeInput input, FlatSample sample) {
    int[] passing = selection.passing(sample.columns());
    if (passing.length == 0) {
      throw new InputException(
          input.where()
              + ": no entry of "
              + sample.size()
              + " is left by the selection '"
              + selection
              + "'");
    }
    return passing.length == sample.size() ? sample : sample.only(passing);
  }
}
