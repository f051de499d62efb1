package hep.analysis.nano;

import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What both tasks on NanoAOD say of their cross-validation. */
final class NanoFolds {
  private static final int NAMED = 8;

  private NanoFolds() {}

  static void require(int folds) {
    if (folds < 2 || folds > 20) {
      throw new IllegalArgumentException("there must be 2 to 20 folds, not " + folds);
    }
  }

  /** The jets learned from are judged too, by other folds: there are no predictions besides. */
  static Predictions nothing(List<String> classes) {
    return new Predictions(
        classes,
        new double[0][],
        new int[0],
        new double[0],
        new Observables(List.of(), new double[0][]));
  }

  /** A sentence on the inputs that the trees ask most. */
  static String mostUsed(List<String> names, FoldedTrees trees) {
    double[] importance = trees.importance();
    return "largest shares of the gain: "
        + IntStream.range(0, names.size())
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -importance[k]))
            .limit(NAMED)
            .map(k -> "%s %.1f %%".formatted(names.get(k), 100 * importance[k]))
            .collect(Collectors.joining(", "));
  }
}
