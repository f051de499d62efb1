package hep.analysis.anomaly;

import hep.analysis.autoencoder.Autoencoder;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Side;
import hep.learners.train.Split;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.util.Arrays;
import java.util.List;

/**
 * An autoencoder whose error tells how unlike its training images an image is, and an adversary
 * that tells the jet's mass from the logarithm of that error by a mixture of Gaussians.
 */
final class AnomalyNetwork {
  private static final int BATCH = 64;
  private static final double RATE = 3e-3;
  private static final double AGAINST_RATE = 1e-3;
  private static final int GAUSSIANS = 3;
  private static final int WIDTH = 32;
  private static final int ADVERSARY_UPDATES = 8;
  private static final double TRAINING_SHARE = 0.9;
  private static final float FLOOR = 1e-4f;

  private final Parameters parameters;
  private final Parameters coder;
  private final Parameters opponent;
  private final Autoencoder network;
  private final Mlp adversary;
  private final int side;
  private final RunOptions options;

  AnomalyNetwork(Autoencoder.Kind kind, int side, int latent, RunOptions options) {
    this.options = options;
    this.side = side;
    parameters = Parameters.seeded(options.seed());
    coder = parameters.in("autoencoder");
    opponent = parameters.in("adversary");
    network = Autoencoder.of(coder, kind, side, latent);
    adversary = Mlp.of(opponent, Activation.RELU, 1, WIDTH, WIDTH, 3 * GAUSSIANS);
  }

  Parameters parameters() {
    return parameters;
  }

  /** Rows of pixels to rows of pixels. */
  Var images(Var pixels) {
    return network.apply(pixels);
  }

  /** What the autoencoder consists of and costs for one image. */
  ModelSummary summary() {
    return ModelSummary.of(parameters, tape -> network.apply(tape.zeros(1, side * side)));
  }

  private record Batch(JetImages jets, double centre, double width, int[] order, int from, int to) {
    static Examples<Batch> of(JetImages jets, double centre, double width) {
      return new Examples<>() {
        @Override
        public int size() {
          return jets.size();
        }

        @Override
        public Batch batch(int[] order, int from, int to) {
          return new Batch(jets, centre, width, order, from, to);
        }
      };
    }

    Var pixels(Tape tape) {
      return tape.rows(jets.images().pixels(), order, from, to);
    }

    Var mass(Tape tape) {
      Var y = tape.input(to - from, 1);
      for (int i = from; i < to; i++) {
        y.data()[y.start() + i - from] = (float) ((jets.mass()[order[i]] - centre) / width);
      }
      return y;
    }
  }

  /** Squared distance of every image from what comes back: one column. */
  private Var error(Tape tape, Batch batch) {
    Var x = batch.pixels(tape);
    Var d = network.apply(x).minus(x);
    Tensor ones = Tensor.zeros(x.columns(), 1);
    Arrays.fill(ones.data(), 1);
    return d.times(d).matmul(tape.constant(ones));
  }

  private Var adversaryLoss(Tape tape, Batch batch, Var error) {
    return Losses.mixture(adversary.apply(error.plus(FLOOR).log()), batch.mass(tape));
  }

  /**
   * Learns one kind of jets.
   *
   * @param lambda how much the adversary counts; 0 for none
   */
  History fit(JetImages jets, double lambda) {
    double mean = Arrays.stream(jets.mass()).average().orElse(0);
    double square =
        Arrays.stream(jets.mass()).map(m -> (m - mean) * (m - mean)).average().orElse(0);
    double width = square > 0 ? Math.sqrt(square) : 1;
    Split split = Split.of(jets.size(), TRAINING_SHARE, options.seed());
    Examples<Batch> training = Batch.of(jets.only(split.training()), mean, width);
    Examples<Batch> validation = Batch.of(jets.only(split.validation()), mean, width);
    Objective<Batch> plain = (tape, batch) -> error(tape, batch).mean();
    opponent.freeze(true);
    History history =
        Training.fit(
            "autoencoder",
            new Trainer<>(
                parameters,
                plain,
                new Adam(),
                Schedule.oneCycle(RATE, 0.2),
                settings(options.epochs())),
            options,
            training,
            validation);
    opponent.freeze(false);
    if (lambda > 0) {
      against(training, lambda);
    }
    return history;
  }

  private void against(Examples<Batch> training, double lambda) {
    Objective<Batch> telling = (tape, batch) -> adversaryLoss(tape, batch, error(tape, batch));
    Objective<Batch> hiding =
        (tape, batch) -> {
          Var error = error(tape, batch);
          return error.mean().minus(adversaryLoss(tape, batch, error).times((float) lambda));
        };
    coder.freeze(true);
    new Trainer<>(parameters, telling, new Adam(), Schedule.constant(AGAINST_RATE), settings(5))
        .fit(training);
    coder.freeze(false);
    List<Side<Batch>> sides =
        List.of(
            new Side<>(coder, hiding, new Adam(), Schedule.cosine(AGAINST_RATE), 1),
            new Side<>(opponent, telling, new Adam(), Schedule.constant(RATE), ADVERSARY_UPDATES));
    Training.fit(
        "against-the-mass",
        Trainer.inTurn(parameters, sides, settings(options.epochs() * (ADVERSARY_UPDATES + 1))),
        options,
        training);
  }

  private TrainingSettings settings(int epochs) {
    return options.training(BATCH).withEpochs(epochs).withClipNorm(5);
  }

  /** The error of every image. */
  double[] errors(JetImages jets) {
    Tensor errors =
        Inference.predict(parameters, Batch.of(jets, 0, 1), this::error, options.threads());
    double[] values = new double[jets.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = errors.data()[i];
    }
    return values;
  }

  /** The images that come back. */
  Tensor images(JetImages jets) {
    return Inference.predict(
        parameters,
        Batch.of(jets, 0, 1),
        (tape, batch) -> network.apply(batch.pixels(tape)),
        options.threads());
  }
}
