package hep.analysis.jets.tagging;

import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Split;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import hep.learners.train.WeightAverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Trains a network that gives one logit a jet, by the weighted binary cross-entropy and one cycle
 * of the learning rate; the epoch with the lowest loss on a tenth of the jets is kept.
 *
 * @param training jets to learn from
 * @param test jets to score
 * @param inputs for the model file
 * @param network makes the weights and gives the forward pass
 * @param fit how
 * @param <B> the form of a batch
 */
record NetworkSession<B extends JetBatch>(
    Examples<B> training,
    Examples<B> test,
    List<InputGroup> inputs,
    Function<Parameters, BiFunction<Tape, B, Var>> network,
    Fit fit)
    implements JetTagger.Session {
  private static final double TRAINING_SHARE = 0.9;
  private static final double WARM_UP = 0.2;
  private static final double CLIP_NORM = 1;

  /** Decay of the moving average of the weights. */
  private static final double AVERAGE = 0.999;

  /**
   * How the network is fitted.
   *
   * @param batchSize jets an update
   * @param rate highest learning rate of the cycle
   * @param decay weight decay of AdamW
   * @param averaged whether a moving average of the weights is validated and kept
   */
  record Fit(int batchSize, double rate, double decay, boolean averaged) {
    /** Without an average. */
    Fit(int batchSize, double rate, double decay) {
      this(batchSize, rate, decay, false);
    }
  }

  @Override
  public Outcome fit(RunOptions options) {
    Parameters parameters = Parameters.seeded(options.seed());
    BiFunction<Tape, B, Var> forward = network.apply(parameters);
    Objective<B> objective =
        (tape, batch) ->
            Losses.binaryCrossEntropy(
                forward.apply(tape, batch), batch.part().truth(tape), batch.part().weights(tape));
    TrainingSettings settings = options.training(fit.batchSize).withClipNorm(CLIP_NORM);
    Split split = Split.of(training.size(), TRAINING_SHARE, options.seed());
    Trainer<B> trainer =
        new Trainer<>(
            parameters,
            objective,
            Adam.withDecay(fit.decay),
            Schedule.oneCycle(fit.rate, WARM_UP),
            settings);
    if (fit.averaged) {
      trainer.average(WeightAverage.moving(AVERAGE));
    }
    History history =
        Training.fit(
            "network",
            trainer,
            options,
            training.only(split.training()),
            training.only(split.validation()));
    double seconds = history.epochs().stream().mapToDouble(History.Epoch::seconds).sum();
    return new Outcome(
        scores(parameters, forward, options.threads()),
        parameters.count(),
        seconds,
        split.training().length * (double) history.epochs().size() / seconds,
        Optional.of(history),
        summary(parameters, forward),
        ModelFile.weightsOf(parameters));
  }

  /** Of the first jet; the order has its number. */
  private ModelSummary summary(Parameters parameters, BiFunction<Tape, B, Var> forward) {
    return ModelSummary.of(
        parameters, tape -> forward.apply(tape, training.batch(new int[1], 0, 1)));
  }

  @Override
  public double[] scores(Map<String, Tensor> weights, int threads) {
    Parameters parameters = Parameters.seeded(0);
    BiFunction<Tape, B, Var> forward = network.apply(parameters);
    ModelFile.restore(parameters, weights);
    return scores(parameters, forward, threads);
  }

  private double[] scores(Parameters parameters, BiFunction<Tape, B, Var> forward, int threads) {
    Tensor logits = Inference.predict(parameters, test, forward, threads);
    double[] scores = new double[logits.rows()];
    for (int jet = 0; jet < scores.length; jet++) {
      scores[jet] = 1 / (1 + Math.exp(-logits.data()[jet]));
    }
    return scores;
  }
}
