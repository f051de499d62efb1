package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.features.Units;
import hep.analysis.jets.Particles;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.Split;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.TreeShape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Boosted decision trees on observables of jets.
 *
 * @param all whether every observable is asked, those of subjets among them, or mass, tau21, C2, D2
 *     and the number of constituents only
 */
public record ObservablesTagger(boolean all) implements JetTagger {
  private static final double TRAINING_SHARE = 0.9;

  /** As many leaves as {@link BestTagger} has room for. */
  private static final BoostedTrees.Settings OF_ALL =
      new BoostedTrees.Settings(520, 0.04, 0.7, 0.4, 40, TreeShape.leaves(16));

  private List<String> names() {
    if (!all) {
      return JetObservables.NAMES.subList(0, JetObservables.USUAL);
    }
    Stream<String> trimmed = RestFrameShapes.NAMES.stream().map(name -> "trimmed_" + name);
    return Stream.of(
            JetObservables.NAMES.stream(),
            SubjetObservables.NAMES.stream(),
            GroomedMasses.NAMES.stream(),
            RestFrameShapes.NAMES.stream(),
            trimmed)
        .flatMap(names -> names)
        .toList();
  }

  @Override
  public String name() {
    return all ? "bdt_all" : "bdt";
  }

  @Override
  public Session prepare(JetSample training, JetSample test) {
    return new Inputs(
        columns(training),
        training.signal(),
        training.flatWeights(),
        columns(test),
        names(),
        all ? OF_ALL : BoostedTrees.Settings.defaults());
  }

  @Override
  public Session applied(ModelFile model, JetSample jets) {
    Tensor columns = columns(jets);
    return new Inputs(
        columns,
        jets.signal(),
        new double[jets.size()],
        columns,
        names(),
        BoostedTrees.Settings.defaults());
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks(ModelFile model) {
    InputGroup group = ModelSettings.group(model, "jet");
    BoostedTrees trees = ModelSettings.trees(model, "", group.inputs().size(), 1);
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put(
        name(),
        SavedNetwork.ofRows(
            Parameters.seeded(0), group, x -> SavedNetwork.twoClasses(x.through(trees))));
    return networks;
  }

  @Override
  public List<InputRows> networkInputs(JetSample jets) {
    return List.of(new InputRows("jet", names(), columns(jets)));
  }

  private Tensor columns(JetSample sample) {
    List<float[]> rows = sample.jets().parallelStream().map(this::row).toList();
    return Tensor.rows(rows.toArray(float[][]::new));
  }

  private float[] row(Particles jet) {
    float[] usual = JetObservables.of(jet);
    if (!all) {
      return Arrays.copyOf(usual, JetObservables.USUAL);
    }
    Particles left = jet.select(JetObservables.trimmed(jet).constituents());
    float[][] all = {
      usual,
      SubjetObservables.of(jet),
      GroomedMasses.of(jet),
      RestFrameShapes.of(jet),
      RestFrameShapes.of(left)
    };
    float[] row = new float[Arrays.stream(all).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : all) {
      System.arraycopy(part, 0, row, at, part.length);
      at += part.length;
    }
    return row;
  }

  private record Inputs(
      Tensor training,
      boolean[] signal,
      double[] weights,
      Tensor test,
      List<String> names,
      BoostedTrees.Settings settings)
      implements Session {
    @Override
    public Outcome fit(RunOptions options) {
      Split split = Split.of(signal.length, TRAINING_SHARE, options.seed());
      long start = System.nanoTime();
      BoostedTrees trees =
          BoostedTrees.fit(
              training,
              signal,
              weights,
              split.training(),
              split.validation(),
              settings,
              options.seed());
      double seconds = (System.nanoTime() - start) * 1e-9;
      var tensors = trees.tensors();
      // the threshold of every node and the answer of every leaf; which column is asked is no
      // weight
      long numbers = Objects.requireNonNull(tensors.get("threshold")).data().length + 1L;
      return new Outcome(
          scores(trees),
          numbers,
          seconds,
          split.training().length / seconds,
          Optional.empty(),
          trees.summary(),
          tensors);
    }

    @Override
    public double[] scores(Map<String, Tensor> tensors, int threads) {
      BoostedTrees trees = BoostedTrees.of(tensors);
      if (trees.columns() != names.size()) {
        throw new InputException(
            "the model's trees ask %d inputs, expected are %d"
                .formatted(trees.columns(), names.size()));
      }
      return scores(trees);
    }

    private double[] scores(BoostedTrees trees) {
      return Arrays.stream(trees.margins(test)).map(m -> 1 / (1 + Math.exp(-m))).toArray();
    }

    @Override
    public List<InputGroup> inputs() {
      return List.of(new InputGroup("jet", false, Units.inputs(names)).met(training.data()));
    }
  }
}
