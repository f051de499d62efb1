package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import hep.learners.ModelSummary;
import hep.learners.Tensor;
import hep.learners.baselines.Classifier;
import hep.learners.baselines.Fisher;
import hep.learners.baselines.LabelledRows;
import hep.learners.baselines.Likelihood;
import hep.learners.baselines.NearestNeighbours;
import hep.learners.baselines.RectangularCuts;
import hep.learners.model.ModelFile;
import hep.learners.transforms.InputTransform;
import hep.learners.transforms.InputTransforms;
import hep.learners.trees.AdaBoost;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.RandomForest;
import hep.learners.trees.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Classifiers of signal and background to compare a tagger with, on the same scaled inputs.
 *
 * @param transforms applied before the baselines, not before trees
 * @param fitted by name
 */
record Methods(InputTransforms transforms, SequencedMap<String, Scores> fitted) {
  /** The tagger's own parts, which need no fit of their own. */
  static final List<String> PARTS = List.of("mlp", "bdt");

  /** All names. */
  static final List<String> NAMES =
      List.of("mlp", "bdt", "fisher", "likelihood", "knn", "cuts", "forest", "adaboost");

  private static final int NEIGHBOURS = 50;

  /** From rows to scores, and to tensors. */
  sealed interface Scores {
    double[] of(Tensor rows, int threads);

    Map<String, Tensor> tensors();
  }

  private record Baseline(Classifier classifier, InputTransforms transforms) implements Scores {
    @Override
    public double[] of(Tensor rows, int threads) {
      return classifier.scores(transforms.apply(rows), threads);
    }

    @Override
    public Map<String, Tensor> tensors() {
      return classifier.tensors();
    }
  }

  private record Boosted(BoostedTrees trees) implements Scores {
    @Override
    public double[] of(Tensor rows, int threads) {
      return trees.margins(rows, threads)[0];
    }

    @Override
    public Map<String, Tensor> tensors() {
      return trees.tensors();
    }
  }

  private record Grown(RandomForest forest) implements Scores {
    @Override
    public double[] of(Tensor rows, int threads) {
      return forest.answers(rows, threads);
    }

    @Override
    public Map<String, Tensor> tensors() {
      return forest.tensors();
    }
  }

  /**
   * Refuses names that are unknown or given twice.
   *
   * @throws InputException which names the nearest
   */
  static void check(List<String> methods, List<String> transforms) {
    checkAll("method", methods, NAMES);
    checkAll("transformation", transforms, InputTransform.NAMES);
    if (methods.stream().distinct().count() < methods.size()) {
      throw new InputException("a method is asked for twice: " + String.join(", ", methods));
    }
  }

  private static void checkAll(String what, List<String> wanted, List<String> known) {
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new InputException(
            "there is no " + what + " '" + name + "'" + NearestName.hint(name, known));
      }
    }
  }

  /** Fits all that are not parts of the tagger. */
  static Methods fit(
      List<String> names, List<String> steps, FlatExamples examples, RunOptions options) {
    int size = examples.size();
    boolean[] signal = new boolean[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      signal[i] = examples.labels().data()[i] == 0;
      weights[i] = examples.weights().data()[i];
    }
    int[] all = IntStream.range(0, size).toArray();
    InputTransforms transforms = InputTransforms.fit(steps, examples.inputs(), weights, all);
    LabelledRows rows = new LabelledRows(transforms.apply(examples.inputs()), signal, weights);
    Targets targets = Targets.of(signal, weights);
    int threads = options.threads();
    SequencedMap<String, Scores> fitted = new LinkedHashMap<>();
    for (String name : names) {
      try {
        switch (name) {
          case "fisher" -> fitted.put(name, new Baseline(Fisher.fit(rows), transforms));
          case "likelihood" ->
              fitted.put(
                  name, new Baseline(Likelihood.fit(rows, Likelihood.Density.KERNEL), transforms));
          case "knn" ->
              fitted.put(
                  name,
                  new Baseline(
                      NearestNeighbours.fit(rows, Math.min(size, NEIGHBOURS)), transforms));
          case "cuts" ->
              fitted.put(
                  name,
                  new Baseline(
                      RectangularCuts.fit(rows, RectangularCuts.Settings.defaults(), threads),
                      transforms));
          case "forest" ->
              fitted.put(
                  name,
                  new Grown(
                      RandomForest.classify(
                          examples.inputs(),
                          targets,
                          all,
                          RandomForest.Settings.defaults(),
                          options.seed(),
                          threads)));
          case "adaboost" ->
              fitted.put(
                  name,
                  new Boosted(
                      AdaBoost.fit(
                          examples.inputs(), targets, all, AdaBoost.Settings.defaults(), threads)));
          default -> {} // a part of the tagger
        }
      } catch (IllegalArgumentException e) {
        throw new InputException("method " + name + ": " + e.getMessage(), e);
      }
    }
    return new Methods(transforms, fitted);
  }

  /** What they consist of and cost. */
  ModelSummary summary() {
    ModelSummary all = ModelSummary.NONE;
    for (Map.Entry<String, Scores> each : fitted.entrySet()) {
      ModelSummary own =
          switch (each.getValue()) {
            case Boosted boosted -> boosted.trees.summary();
            case Grown grown -> grown.forest.summary();
            case Baseline baseline ->
                ModelSummary.of(
                    "",
                    each.getKey(),
                    1,
                    numbers(baseline.tensors()),
                    baseline.classifier.operations());
          };
      all = all.and(own.in("method-" + each.getKey()));
    }
    return all;
  }

  private static long numbers(Map<String, Tensor> tensors) {
    return tensors.values().stream().mapToLong(each -> each.data().length).sum();
  }

  /** Into the weights of a model file, under names that begin with {@code method-}. */
  Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    transforms.tensors().forEach((name, tensor) -> all.put("transform/" + name, tensor));
    fitted.forEach((method, scores) ->
        scores
            .tensors()
            .forEach((name, tensor) -> all.put("method-" + method + "/" + name, tensor)));
    return all;
  }

  /**
   * From a model file.
   *
   * @throws InputException when one of them is broken
   */
  static Methods of(ModelFile file) {
    List<String> names = list(file, "methods");
    List<String> steps = list(file, "transforms");
    check(names, steps);
    SequencedMap<String, Scores> fitted = new LinkedHashMap<>();
    try {
      InputTransforms transforms = InputTransforms.of(steps, own(file, "transform/"));
      for (String name : names) {
        Map<String, Tensor> own = own(file, "method-" + name + "/");
        switch (name) {
          case "mlp", "bdt" -> {} // parts of the tagger
          case "forest" -> fitted.put(name, new Grown(RandomForest.of(own)));
          case "adaboost" -> fitted.put(name, new Boosted(BoostedTrees.of(own)));
          default -> fitted.put(name, new Baseline(Classifier.of(name, own), transforms));
        }
      }
      return new Methods(transforms, fitted);
    } catch (IllegalArgumentException e) {
      throw new InputException("a method of the model does not fit: " + e.getMessage(), e);
    }
  }

  private static List<String> list(ModelFile file, String name) {
    String text = file.architecture().getOrDefault(name, "");
    return text.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(text.split(",", -1)));
  }

  private static Map<String, Tensor> own(ModelFile file, String prefix) {
    Map<String, Tensor> own = new LinkedHashMap<>();
    file.weights()
        .forEach((name, value) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), value);
          }
        });
    return own;
  }
}
