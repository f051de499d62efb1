package hep.analysis.pivot;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.input.TreeInput;
import hep.analysis.jets.tagging.JetObservables;
import hep.analysis.jets.tagging.JetSample;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What {@link Pivot} has saved; it gives the classifier's answer, between 0 and 1. */
public final class SavedPivot implements SavedModel {
  /** Setting of a model file: widths of the hidden layers. */
  static final String WIDTHS = "widths";

  private static final int MOST = 4096;

  /** Objects whose answers are held at once. */
  private static final int CHUNK = 10_000;

  private final InputGroup inputs;
  private final Parameters parameters;
  private final PivotNetworks.Classifier classifier;

  private SavedPivot(
      InputGroup inputs, Parameters parameters, PivotNetworks.Classifier classifier) {
    this.inputs = inputs;
    this.parameters = parameters;
    this.classifier = classifier;
  }

  /**
   * From a file.
   *
   * @throws InputException where it does not fit
   */
  public static SavedPivot of(ModelFile file) {
    ModelSettings.requireTask(file, Pivot.TASK);
    String text = ModelSettings.text(file, WIDTHS);
    if (!text.matches("[1-9][0-9]{0,3}(,[1-9][0-9]{0,3}){0,20}")) {
      throw new InputException(
          "the model's setting 'widths' should be numbers up to %d, found '%s'"
              .formatted(MOST, text));
    }
    int[] widths = Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    InputGroup inputs = ModelSettings.group(file, "inputs");
    Parameters parameters = Parameters.seeded(0);
    PivotNetworks.Classifier classifier =
        PivotNetworks.Classifier.of(parameters, inputs.inputs().size(), widths);
    ModelSettings.restore(parameters, ModelSettings.below(file, "classifier/"));
    return new SavedPivot(inputs, parameters, classifier);
  }

  /** Objects by inputs; those of jets where the inputs are observables of jets. */
  private Tensor raw(List<String> specs) {
    List<String> names = inputs.names();
    float[][] rows;
    if (names.equals(PileUp.INPUTS)) {
      rows =
          JetSample.constituents(specs).stream()
              .map(jet -> {
                float[] all = JetObservables.of(jet);
                float[] row = new float[names.size()];
                for (int i = 0; i < row.length; i++) {
                  row[i] = all[JetObservables.NAMES.indexOf(names.get(i))];
                }
                return row;
              })
              .toArray(float[][]::new);
    } else {
      try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
        TreeInput input = TreeInput.of(tree, String.join(", ", specs));
        Columns columns = input.read(names);
        rows = new float[columns.entries()][names.size()];
        for (int i = 0; i < names.size(); i++) {
          double[] values = input.flat(columns, names.get(i));
          for (int row = 0; row < rows.length; row++) {
            rows[row][i] = (float) values[row];
          }
        }
      }
    }
    return rows.length == 0 ? Tensor.zeros(0, names.size()) : Tensor.rows(rows);
  }

  private Tensor scaled(Tensor rows) {
    int columns = inputs.names().size();
    for (int i = 0; i < rows.data().length; i++) {
      rows.data()[i] = inputs.inputs().get(i % columns).transform().apply(rows.data()[i]);
    }
    return rows;
  }

  @Override
  public Predictions apply(List<String> input, int threads) {
    Tensor rows = scaled(raw(input));
    double[] scores = new double[rows.rows()];
    int[] order = new int[scores.length];
    Arrays.setAll(order, i -> i);
    Tape tape = Tape.evaluation(parameters);
    for (int from = 0; from < scores.length; from += CHUNK) {
      tape.begin(0, 0, 0);
      int to = Math.min(scores.length, from + CHUNK);
      Var found = classifier.apply(tape.rows(rows, order, from, to)).sigmoid();
      for (int i = from; i < to; i++) {
        scores[i] = found.data()[found.start() + i - from];
      }
    }
    return Predictions.applied("signal", scores, new Observables(List.of(), new double[0][]));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    return new LinkedHashMap<>(
        Map.of(
            "signal", SavedNetwork.ofRows(parameters, inputs, x -> classifier.apply(x).sigmoid())));
  }

  @Override
  public List<InputRows> inputs(List<String> input) {
    return List.of(new InputRows(inputs.name(), inputs.names(), raw(input)));
  }
}
