package hep.analysis.nano;

import hep.analysis.InputException;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.Split;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.Targets;
import hep.learners.trees.TreeShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Boosted trees by k-fold cross-validation: each fold's trees have never seen its events. On other
 * data the answer is the mean of all folds.
 *
 * @param folds trees of each fold
 */
record FoldedTrees(List<BoostedTrees> folds) {
  /** Small trees that learn slowly: there are thousands of jets, not millions. */
  private static final BoostedTrees.Settings SETTINGS =
      new BoostedTrees.Settings(800, 0.03, 0.7, 0.4, 40, TreeShape.leaves(8));

  /** One part in that many of what a fold learns from decides how many trees are kept. */
  private static final int VALIDATION_PARTS = 5;

  private static final String FOLDS = "folds";
  static final String JET = "jet";

  /** What was fitted, and the margins of each row by the trees that did not see it. */
  record Fitted(FoldedTrees trees, double[][] margins) {}

  /**
   * Fits.
   *
   * @param groups number of the event of each row: rows of an event share their fold
   * @param count folds, at least 2
   */
  static Fitted fit(
      Tensor inputs,
      Targets targets,
      int[] groups,
      BoostLoss loss,
      int count,
      long seed,
      int threads) {
    int[] fold = parts(groups, count * VALIDATION_PARTS, seed);
    List<BoostedTrees> all = new ArrayList<>();
    double[][] margins = new double[inputs.rows()][];
    for (int k = 0; k < count; k++) {
      int own = k;
      int[] held = rows(fold, f -> f % count == own);
      int[] stop = rows(fold, f -> f % count != own && f / count == own % VALIDATION_PARTS);
      int[] learned = rows(fold, f -> f % count != own && f / count != own % VALIDATION_PARTS);
      BoostedTrees trees =
          BoostedTrees.fit(
              inputs, targets, learned, stop, loss, SETTINGS, seed * 1000 + k, threads);
      all.add(trees);
      double[][] answers = trees.margins(rows(inputs, held), threads);
      for (int i = 0; i < held.length; i++) {
        margins[held[i]] = column(answers, i);
      }
    }
    return new Fitted(new FoldedTrees(all), margins);
  }

  /** The mean margins of all folds, rows by outputs. */
  double[][] margins(Tensor inputs, int threads) {
    double[][] mean = new double[inputs.rows()][folds.getFirst().outputs()];
    for (BoostedTrees trees : folds) {
      double[][] answers = trees.margins(inputs, threads);
      for (int row = 0; row < mean.length; row++) {
        for (int k = 0; k < answers.length; k++) {
          mean[row][k] += answers[k][row] / folds.size();
        }
      }
    }
    return mean;
  }

  /** Share of each column in the gain of all splits, the mean of the folds. */
  double[] importance() {
    double[] mean = new double[folds.getFirst().columns()];
    for (BoostedTrees trees : folds) {
      double[] own = trees.importance();
      Arrays.setAll(mean, k -> mean[k] + own[k] / folds.size());
    }
    return mean;
  }

  /** Every event into one of so many parts, and every row with its event. */
  private static int[] parts(int[] groups, int count, long seed) {
    int[] events = Arrays.stream(groups).sorted().distinct().toArray();
    int[] order = Split.shuffled(events.length, seed);
    return Arrays.stream(groups)
        .map(group -> order[Arrays.binarySearch(events, group)] % count)
        .toArray();
  }

  private static int[] rows(int[] part, IntPredicate wanted) {
    return IntStream.range(0, part.length).filter(row -> wanted.test(part[row])).toArray();
  }

  private static Tensor rows(Tensor all, int... chosen) {
    int columns = all.columns();
    Tensor rows = Tensor.zeros(chosen.length, columns);
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(all.data(), chosen[i] * columns, rows.data(), i * columns, columns);
    }
    return rows;
  }

  private static double[] column(double[][] values, int at) {
    return Arrays.stream(values).mapToDouble(row -> row[at]).toArray();
  }

  /**
   * As a model file.
   *
   * @param settings of the task
   * @param inputs with the ranges they had
   * @param outputs names of what it gives
   */
  ModelFile toFile(
      String task,
      Map<String, String> settings,
      InputGroup inputs,
      List<String> outputs,
      Provenance provenance) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(FOLDS, Integer.toString(folds.size()));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    ModelSummary summary = ModelSummary.NONE;
    for (int k = 0; k < folds.size(); k++) {
      String prefix = prefix(k);
      summary = summary.and(folds.get(k).summary().in("fold-" + k));
      folds.get(k).tensors().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
    }
    return new ModelFile(task, all, List.of(inputs), outputs, provenance, summary, tensors);
  }

  /**
   * From a model file.
   *
   * @throws InputException when the file is of another task or its trees are broken
   */
  static FoldedTrees of(ModelFile file, String task, int outputs) {
    if (!file.task().equals(task)) {
      throw new InputException(
          "the model is for the task '%s', not for '%s'".formatted(file.task(), task));
    }
    String count = file.architecture().getOrDefault(FOLDS, "");
    if (!count.matches("[1-9][0-9]?")) {
      throw new InputException(
          "the model's setting 'folds' should be a number from 1 to 99, found '" + count + "'");
    }
    List<BoostedTrees> folds = new ArrayList<>();
    for (int k = 0; k < Integer.parseInt(count); k++) {
      String prefix = prefix(k);
      Map<String, Tensor> own = new LinkedHashMap<>();
      file.weights()
          .forEach((name, value) -> {
            if (name.startsWith(prefix)) {
              own.put(name.substring(prefix.length()), value);
            }
          });
      try {
        folds.add(BoostedTrees.of(own));
      } catch (IllegalArgumentException e) {
        throw new InputException("fold " + k + " of the model does not fit: " + e.getMessage(), e);
      }
      int columns = names(file).size();
      if (folds.getLast().outputs() != outputs || folds.getLast().columns() != columns) {
        throw new InputException(
            "fold %d of the model gives %d numbers of %d inputs, expected are %d of %d"
                .formatted(
                    k, folds.getLast().outputs(), folds.getLast().columns(), outputs, columns));
      }
    }
    return new FoldedTrees(folds);
  }

  /**
   * The mean margins of a model's folds, and what follows them.
   *
   * @param answer from margins to the answer
   */
  static SequencedMap<String, SavedNetwork> networks(
      ModelFile file, String task, UnaryOperator<Var> answer) {
    FoldedTrees trees = of(file, task, file.outputs().size());
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put(
        "answer",
        SavedNetwork.ofRows(
            Parameters.seeded(0),
            ModelSettings.group(file, JET),
            x -> {
              Var sum = x.through(trees.folds.getFirst());
              for (BoostedTrees each : trees.folds.subList(1, trees.folds.size())) {
                sum = sum.plus(x.through(each));
              }
              return answer.apply(sum.times(1f / trees.folds.size()));
            }));
    return networks;
  }

  /** Names of a model's inputs. */
  static List<String> names(ModelFile file) {
    return file.inputs().stream()
        .filter(group -> group.name().equals(JET))
        .findFirst()
        .orElseThrow(() -> new InputException("the model has no inputs 'jet'"))
        .names();
  }

  private static String prefix(int fold) {
    return "fold-" + fold + "/";
  }
}
