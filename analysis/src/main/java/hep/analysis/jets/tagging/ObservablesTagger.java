package hep.analysis.jets.tagging;

import hep.analysis.tasks.RunOptions;
import hep.learners.Tensor;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.train.Split;
import hep.learners.trees.BoostedTrees;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Boosted decision trees on mass, tau21, C2, D2 and the number of constituents. */
public record ObservablesTagger() implements JetTagger {
  private static final double TRAINING_SHARE = 0.9;

  @Override
  public String name() {
    return "bdt";
  }

  @Override
  public Session prepare(JetSample training, JetSample test) {
    return new Inputs(columns(training), training.signal(), training.flatWeights(), columns(test));
  }

  private static Tensor columns(JetSample sample) {
    float[] all = JetObservables.of(sample);
    int width = JetObservables.NAMES.size();
    int used = JetObservables.USUAL;
    Tensor columns = Tensor.zeros(sample.size(), used);
    for (int jet = 0; jet < sample.size(); jet++) {
      System.arraycopy(all, jet * width, columns.data(), jet * used, used);
    }
    return columns;
  }

  private record Inputs(Tensor training, boolean[] signal, double[] weights, Tensor test)
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
              BoostedTrees.Settings.defaults(),
              options.seed());
      double seconds = (System.nanoTime() - start) * 1e-9;
      var tensors = trees.tensors();
      long numbers = tensors.values().stream().mapToLong(tensor -> tensor.data().length).sum();
      double[] margins = trees.margins(test);
      return new Outcome(
          Arrays.stream(margins).map(m -> 1 / (1 + Math.exp(-m))).toArray(),
          numbers,
          seconds,
          split.training().length / seconds,
          Optional.empty(),
          tensors);
    }

    @Override
    public List<InputGroup> inputs() {
      return List.of(
          new InputGroup(
              "jet",
              false,
              JetObservables.NAMES.subList(0, JetObservables.USUAL).stream()
                  .map(Input::named)
                  .toList()));
    }
  }
}
