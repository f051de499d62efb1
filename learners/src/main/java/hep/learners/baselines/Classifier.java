package hep.learners.baselines;

import hep.learners.Tensor;
import java.util.List;
import java.util.Map;

/** A fitted classifier of signal and background. */
public sealed interface Classifier permits Fisher, Likelihood, NearestNeighbours, RectangularCuts {
  /** Names for {@link #of}. */
  List<String> NAMES = List.of("fisher", "likelihood", "knn", "cuts");

  /**
   * A score for each row, larger for what is more like signal; its scale is the classifier's own.
   *
   * @throws IllegalArgumentException when there are more or fewer columns than in the fit
   */
  double[] scores(Tensor features, int threads);

  /** Multiplications, additions and comparisons for one row; the most where they depend on it. */
  long operations();

  /** All that was fitted. */
  Map<String, Tensor> tensors();

  /**
   * A classifier from its {@link #tensors}.
   *
   * @param name one of {@link #NAMES}
   * @throws IllegalArgumentException when the tensors do not describe one
   */
  static Classifier of(String name, Map<String, Tensor> tensors) {
    Stored stored = new Stored(name, tensors);
    return switch (name) {
      case "fisher" -> Fisher.read(stored);
      case "likelihood" -> Likelihood.read(stored);
      case "knn" -> NearestNeighbours.read(stored);
      case "cuts" -> RectangularCuts.read(stored);
      default ->
          throw new IllegalArgumentException(
              "there is no classifier '" + name + "', only " + String.join(", ", NAMES));
    };
  }
}
