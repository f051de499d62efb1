package hep.analysis.pileup;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.analysis.tasks.Task;
import hep.analysis.tasks.TaskResult;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * How many soft collisions a crossing had, by a network beside straight lines in ρ and in the
 * number of vertices; and jets before and after pT − ρ A (Cacciari and Salam, arXiv:0707.1378),
 * with and without the residual −α N_vertices that ATLAS adds (arXiv:1510.03823).
 */
public record PileUp() implements Task {
  private static final String NAME = "pile-up";
  private static final double TRAINING_SHARE = 2.0 / 3;
  private static final int FEWEST = 60;
  private static final List<String> OUTPUT = List.of("collisions");

  /** The task. */
  public static PileUp defaults() {
    return new PileUp();
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Crossings that learn and crossings that judge. */
  private record Parts(Crossings learned, int[] training, Crossings judged, int[] test) {}

  /**
   * Learns and judges.
   *
   * @param test files to judge by; empty for a third of the input
   */
  @Override
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    Parts parts = parts(input, test, options.seed());
    CollisionNetwork network = CollisionNetwork.train(parts.learned, parts.training, options);
    SequencedMap<String, double[]> estimates = new LinkedHashMap<>();
    estimates.put("network", network.collisions(parts.judged, options.threads()));
    estimates.put("rho", line(parts, Crossings.RHO));
    estimates.put("vertices", line(parts, Crossings.VERTICES));
    JetCorrection correction = JetCorrection.fit(parts.learned, parts.training);
    PileUpFigures figures = new PileUpFigures(parts.judged, parts.test, estimates, correction);
    return new TaskResult(
        NAME,
        figures.figures(),
        figures.plots(network.history().orElseThrow()),
        predictions(parts.judged, estimates, parts.test),
        nothing(),
        network.toFile(NAME, options.provenance("training_crossings", parts.training.length)),
        List.of(
            "learned from %d crossings, judged by %d; %d jets with a true one"
                .formatted(parts.training.length, parts.test.length, figures.jets()),
            "residual correction %.3f GeV a vertex".formatted(correction.alphaGeV())));
  }

  private static Parts parts(List<String> input, List<String> test, long seed) {
    Crossings learned = CrossingReader.read(input, true);
    int[] training = IntStream.range(0, learned.size()).toArray();
    Parts parts;
    if (test.isEmpty()) {
      Split split = Split.of(learned.size(), TRAINING_SHARE, seed);
      parts = new Parts(learned, split.training(), learned, split.validation());
    } else {
      Crossings judged = CrossingReader.read(test, true);
      parts = new Parts(learned, training, judged, IntStream.range(0, judged.size()).toArray());
    }
    if (parts.training.length < FEWEST || parts.test.length < FEWEST / 3) {
      throw new InputException(
          "%s: %d crossings to learn from and %d to judge by are too few; at least %d and %d are needed"
              .formatted(
                  String.join(", ", input),
                  parts.training.length,
                  parts.test.length,
                  FEWEST,
                  FEWEST / 3));
    }
    return parts;
  }

  /** What a straight line in one input, fitted on the training part, says of the judged part. */
  private static double[] line(Parts parts, int which) {
    double[] x =
        IntStream.of(parts.training).mapToDouble(i -> parts.learned.input(i, which)).toArray();
    double[] y =
        IntStream.of(parts.training).mapToDouble(i -> parts.learned.collisions()[i]).toArray();
    StraightLine line = StraightLine.fit(x, y);
    return Arrays.stream(parts.judged.column(which)).map(line::at).toArray();
  }

  private static Predictions predictions(
      Crossings crossings, SequencedMap<String, double[]> estimates, int... chosen) {
    List<String> names = new ArrayList<>(Crossings.NAMES);
    List<double[]> columns = new ArrayList<>();
    for (int k = 0; k < Crossings.NAMES.size(); k++) {
      columns.add(crossings.column(k));
    }
    estimates.forEach((name, values) -> {
      names.add("collisions_" + name);
      columns.add(values);
    });
    if (crossings.collisions().length > 0) {
      names.add("true_collisions");
      columns.add(crossings.collisions());
    }
    double[] main = estimates.firstEntry().getValue();
    int[] none = new int[chosen.length];
    double[] ones = new double[chosen.length];
    Arrays.fill(none, -1);
    Arrays.fill(ones, 1);
    return new Predictions(
        OUTPUT,
        IntStream.of(chosen).mapToObj(i -> new double[] {main[i]}).toArray(double[][]::new),
        none,
        ones,
        new Observables(names, columns.toArray(double[][]::new)).only(chosen));
  }

  private static Predictions nothing() {
    return new Predictions(
        OUTPUT,
        new double[0][],
        new int[0],
        new double[0],
        new Observables(List.of(), new double[0][]));
  }

  /** The number of collisions of each crossing, as the scores of the only class. */
  @Override
  public Predictions apply(Path model, List<String> input, RunOptions options) {
    CollisionNetwork network = CollisionNetwork.of(ModelFile.open(model), NAME);
    Crossings crossings = CrossingReader.read(input, false);
    SequencedMap<String, double[]> estimates = new LinkedHashMap<>();
    estimates.put("network", network.collisions(crossings, options.threads()));
    return predictions(crossings, estimates, IntStream.range(0, crossings.size()).toArray());
  }

  /**
   * The number of collisions by a saved model, from what was counted in a crossing.
   *
   * @throws InputException where the file does not fit
   */
  public static SequencedMap<String, SavedNetwork> networks(ModelFile file) {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put("collisions", CollisionNetwork.of(file, NAME).saved(file.inputs().getFirst()));
    return networks;
  }

  /** What a saved model reads of the crossings of other files. */
  public static List<InputRows> inputs(ModelFile file, List<String> input) {
    InputGroup group = file.inputs().getFirst();
    return List.of(
        new InputRows(
            group.name(), group.names(), CollisionNetwork.rows(CrossingReader.read(input, false))));
  }
}
