package hep.analysis.jets.tagging;

import hep.analysis.tasks.RunOptions;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Our best: the mean of the logits of {@link LundTagger}, which sees where a jet splits, and of
 * boosted trees on all observables of jet and subjets, which need fewer jets to learn from. Fewer
 * than 30,000 weights together.
 */
public record BestTagger() implements JetTagger {
  private static final String NETWORK = "network/";
  private static final String TREES = "trees/";

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

  private record Both(Session network, Session trees) implements Session {
    @Override
    public Outcome fit(RunOptions options) {
      Outcome first = network.fit(options);
      Outcome second = trees.fit(options);
      double[] scores = new double[first.scores().length];
      for (int jet = 0; jet < scores.length; jet++) {
        double logit = (logit(first.scores()[jet]) + logit(second.scores()[jet])) / 2;
        scores[jet] = 1 / (1 + Math.exp(-logit));
      }
      double seconds = first.seconds() + second.seconds();
      Map<String, Tensor> weights = new LinkedHashMap<>();
      first.weights().forEach((name, tensor) -> weights.put(NETWORK + name, tensor));
      second.weights().forEach((name, tensor) -> weights.put(TREES + name, tensor));
      return new Outcome(
          scores,
          first.parameters() + second.parameters(),
          seconds,
          first.jetsPerSecond() * first.seconds() / seconds,
          first.history(),
          weights);
    }

    @Override
    public List<InputGroup> inputs() {
      return Stream.of(network, trees)
          .flatMap(session -> session.inputs().stream())
          .map(
              group -> // both know a jet by observables, but not the same ones
              trees.inputs().contains(group)
                      ? new InputGroup("observables", group.jagged(), group.inputs())
                      : group)
          .toList();
    }

    private static double logit(double score) {
      double p = Math.clamp(score, LEAST, 1 - LEAST);
      return Math.log(p / (1 - p));
    }
  }
}
