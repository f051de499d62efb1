package hep.analysis.jets.tagging;

import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.models.SetTransformer;
import hep.learners.trees.BoostedTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Our best: the mean of the logits of {@link LundTagger}, which sees where a jet splits, and of
 * boosted trees on all observables of jet and subjets, which need fewer jets to learn from. Fewer
 * than 30,000 weights together.
 */
public record BestTagger() implements JetTagger {
  private static final String NETWORK = "network/";
  private static final String TREES = "trees/";
  private static final String OBSERVABLES = "observables";

  /** Scores nearer to 0 or 1 are not told apart. */
  private static final double LEAST = 1e-12;

  @Override
  public String name() {
    return "best";
  }

  @Override
  public Session prepare(JetSample training, JetSample test) {
    return new Both(
        new LundTagger().prepare(training, test),
        new ObservablesTagger(true).prepare(training, test));
  }

  @Override
  public Session applied(ModelFile model, JetSample jets) {
    return new Both(
        new LundTagger().applied(model, jets), new ObservablesTagger(true).applied(model, jets));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks(ModelFile model) {
    Parameters parameters = Parameters.seeded(0);
    SetTransformer network = LundTagger.network(parameters);
    ModelSettings.restore(parameters, below(NETWORK, model.weights()));
    InputGroup observables = ModelSettings.group(model, OBSERVABLES);
    BoostedTrees trees = ModelSettings.trees(model, TREES, observables.inputs().size(), 1);
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put(
        name(),
        SavedNetwork.ofSets(
            parameters,
            ModelSettings.group(model, LundTagger.SPLITTINGS),
            List.of(ModelSettings.group(model, LundTagger.JET), observables),
            (rows, sets, beside) ->
                SavedNetwork.twoClasses(
                    network
                        .apply(rows, sets, beside.getFirst())
                        .plus(beside.getLast().through(trees))
                        .times(0.5f))));
    return networks;
  }

  @Override
  public List<InputRows> networkInputs(JetSample jets) {
    List<InputRows> inputs = new ArrayList<>(new LundTagger().networkInputs(jets));
    InputRows trees = new ObservablesTagger(true).networkInputs(jets).getFirst();
    inputs.add(new InputRows(OBSERVABLES, trees.columns(), trees.rows()));
    return inputs;
  }

  private static Map<String, Tensor> below(String prefix, Map<String, Tensor> all) {
    Map<String, Tensor> own = new LinkedHashMap<>();
    all.forEach((name, tensor) -> {
      if (name.startsWith(prefix)) {
        own.put(name.substring(prefix.length()), tensor);
      }
    });
    return own;
  }

  private record Both(Session network, Session trees) implements Session {
    @Override
    public Outcome fit(RunOptions options) {
      Outcome first = network.fit(options);
      Outcome second = trees.fit(options);
      double seconds = first.seconds() + second.seconds();
      Map<String, Tensor> weights = new LinkedHashMap<>();
      first.weights().forEach((name, tensor) -> weights.put(NETWORK + name, tensor));
      second.weights().forEach((name, tensor) -> weights.put(TREES + name, tensor));
      return new Outcome(
          mean(first.scores(), second.scores()),
          first.parameters() + second.parameters(),
          seconds,
          first.jetsPerSecond() * first.seconds() / seconds,
          first.history(),
          first.summary().in("network").and(second.summary()),
          weights);
    }

    @Override
    public double[] scores(Map<String, Tensor> weights, int threads) {
      return mean(
          network.scores(below(NETWORK, weights), threads),
          trees.scores(below(TREES, weights), threads));
    }

    private static double[] mean(double[] first, double[] second) {
      double[] scores = new double[first.length];
      for (int jet = 0; jet < scores.length; jet++) {
        double logit = (logit(first[jet]) + logit(second[jet])) / 2;
        scores[jet] = 1 / (1 + Math.exp(-logit));
      }
      return scores;
    }

    @Override
    public List<InputGroup> inputs() {
      return Stream.of(network, trees)
          .flatMap(session -> session.inputs().stream())
          .map(
              group -> // both know a jet by observables, but not the same ones
              trees.inputs().contains(group)
                      ? new InputGroup(OBSERVABLES, group.jagged(), group.inputs())
                      : group)
          .toList();
    }

    private static double logit(double score) {
      double p = Math.clamp(score, LEAST, 1 - LEAST);
      return Math.log(p / (1 - p));
    }
  }
}
