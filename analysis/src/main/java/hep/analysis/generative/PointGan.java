package hep.analysis.generative;

import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Layer;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.layers.SpectralDense;
import hep.learners.train.Adam;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Schedule;
import hep.learners.train.Side;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.validation.Measured;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A generator and a discriminator of points, both dense networks. */
final class PointGan {
  private static final int LATENT = 4;
  private static final int WIDTH = 64;
  private static final int BATCH = 256;

  private static final double RATE = 1e-3;

  /** Octaves of the judge's sines, the slowest with a period of 8. */
  private static final int WAVES = 5;

  private static final double LOWEST = Math.PI / 4;

  /** Largest slope of the bounded discriminator before its sigmoid. */
  private static final float STEEPNESS = 12;

  private final GanObjective objective;
  private final Parameters parameters;
  private final Mlp generator;
  private final Layer discriminator;

  PointGan(GanObjective objective, int dimensions, long seed) {
    this.objective = objective;
    this.parameters = Parameters.seeded(seed);
    this.generator =
        Mlp.of(parameters.in("generator"), Activation.LEAKY_RELU, LATENT, WIDTH, WIDTH, dimensions);
    this.discriminator =
        objective == GanObjective.LOG
            ? judge(parameters.in("discriminator"), dimensions)
            : steady(parameters.in("discriminator"), dimensions);
  }

  private static Layer judge(Parameters parameters, int dimensions) {
    return Mlp.of(parameters, Activation.LEAKY_RELU, dimensions, WIDTH, WIDTH, WIDTH, 1);
  }

  /**
   * A discriminator whose slope is bounded: the absolute error gives a generator no slope where the
   * discriminator is sure.
   */
  private static Layer steady(Parameters parameters, int dimensions) {
    return Layer.sequence(
        SpectralDense.of(parameters.in("0"), dimensions, WIDTH),
        Activation.LEAKY_RELU,
        SpectralDense.of(parameters.in("1"), WIDTH, WIDTH),
        Activation.LEAKY_RELU,
        SpectralDense.of(parameters.in("2"), WIDTH, WIDTH),
        Activation.LEAKY_RELU,
        SpectralDense.of(parameters.in("3"), WIDTH, 1),
        x -> x.times(STEEPNESS));
  }

  Parameters parameters() {
    return parameters;
  }

  /** What generator and discriminator consist of and cost for one point. */
  ModelSummary summary() {
    return ModelSummary.of(parameters, tape -> discriminator.apply(made(tape, 1)));
  }

  private Var made(Tape tape, int points) {
    return generator.apply(tape.gaussian(points, LATENT));
  }

  /** Lets both play in turns; an epoch is every point once in either turn. */
  History play(Tensor points, String name, RunOptions options, Consumer<PointGan> eachEpoch) {
    Table table = Table.of(points, points);
    List<Side<Table.Batch>> sides =
        List.of(
            new Side<>(
                parameters.in("discriminator"),
                (tape, batch) ->
                    objective.discriminator(
                        discriminator.apply(batch.features(tape)),
                        discriminator.apply(made(tape, batch.size()))),
                new Adam(0.5, 0.999, 1e-8, 0),
                Schedule.cosine(RATE),
                1),
            new Side<>(
                parameters.in("generator"),
                (tape, batch) -> objective.generator(discriminator.apply(made(tape, batch.size()))),
                new Adam(0.5, 0.999, 1e-8, 0),
                Schedule.cosine(RATE),
                1));
    RunOptions heard =
        options
            .withoutStates()
            .withListener(progress -> {
              options.listener().hear(progress);
              if (progress instanceof hep.learners.train.Progress.EpochDone) {
                eachEpoch.accept(this);
              }
            });
    return Training.fit(
        name, Trainer.inTurn(parameters, sides, options.training(BATCH)), heard, table);
  }

  /** Independent points of the generator. */
  Tensor sample(int points, long seed, int threads) {
    Tensor noise = Noise.gaussian(points, LATENT, seed);
    return Inference.predict(
        parameters,
        Table.of(noise, noise),
        (tape, batch) -> generator.apply(batch.features(tape)),
        threads);
  }

  /** The value of the game on these points, by the discriminator as it is. */
  Measured value(Tensor real, Tensor made, int threads) {
    return value(scores(real, threads), scores(made, threads));
  }

  /** D(x) of points. */
  double[] scores(Tensor points, int threads) {
    return scores(parameters, discriminator, points, threads);
  }

  /**
   * A new discriminator trained against made points that no longer change: the nearest that this
   * network comes to the best one. It learns by cross-entropy for either objective; the best
   * discriminator of the absolute error is that of the logarithmic one, rounded to 0 or 1.
   *
   * @param real points to learn from
   * @param made as many of the generator
   */
  Trained judge(Tensor real, Tensor made, RunOptions options) {
    Parameters own = Parameters.seeded(options.seed() + 1);
    Layer judge = judge(own, real.columns() * (1 + 2 * WAVES));
    new Trainer<Table.Batch>(
            own,
            (tape, batch) ->
                GanObjective.LOG.discriminator(
                    judge.apply(batch.features(tape)), judge.apply(batch.targets(tape))),
            new Adam(),
            Schedule.cosine(RATE),
            options.training(BATCH))
        .fit(Table.of(waves(real), waves(made)));
    return new Trained(own, judge);
  }

  /**
   * Coordinates with sines and cosines of them, each twice as fast as the one before (Tancik et
   * al., arXiv 2006.10739): a network that sees them finds the narrow bridges between modes.
   */
  private static Tensor waves(Tensor points) {
    int columns = 1 + 2 * WAVES;
    Tensor all = Tensor.zeros(points.rows(), points.columns() * columns);
    for (int i = 0; i < points.data().length; i++) {
      float x = points.data()[i];
      int at = i * columns;
      all.data()[at++] = x;
      double angle = LOWEST * x;
      for (int k = 0; k < WAVES; k++) {
        all.data()[at++] = (float) Math.sin(angle);
        all.data()[at++] = (float) Math.cos(angle);
        angle *= 2;
      }
    }
    return all;
  }

  /** A discriminator that has learned. */
  final class Trained {
    private final Parameters own;
    private final Layer network;

    private Trained(Parameters own, Layer network) {
      this.own = own;
      this.network = network;
    }

    /** The value by this one, rounded where the objective is the absolute error. */
    Measured value(Tensor real, Tensor made, int threads) {
      return PointGan.this.value(rounded(scores(real, threads)), rounded(scores(made, threads)));
    }

    private double[] rounded(double... scores) {
      return objective == GanObjective.LOG
          ? scores
          : Arrays.stream(scores).map(Math::rint).toArray();
    }

    double[] scores(Tensor points, int threads) {
      return PointGan.scores(own, network, waves(points), threads);
    }
  }

  private static double[] scores(Parameters store, Layer network, Tensor points, int threads) {
    Tensor logits =
        Inference.predict(
            store,
            Table.of(points, points),
            (tape, batch) -> network.apply(batch.features(tape)),
            threads);
    double[] scores = new double[points.rows()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = 1 / (1 + Math.exp(-logits.data()[i]));
    }
    return scores;
  }

  private Measured value(double[] real, double[] made) {
    Measured first = mean(real, true);
    Measured second = mean(made, false);
    return new Measured(first.value() + second.value(), Math.hypot(first.error(), second.error()));
  }

  /** Mean of one side's term over points. */
  private Measured mean(double[] scores, boolean real) {
    double sum = 0;
    double squares = 0;
    for (double score : scores) {
      double right = real ? score : 1 - score;
      double term =
          objective == GanObjective.LOG
              ? Math.log(Math.max(right, Double.MIN_NORMAL))
              : (1 - right) / 2;
      sum += term;
      squares += term * term;
    }
    double mean = sum / scores.length;
    return new Measured(
        mean, Math.sqrt(Math.max(0, squares / scores.length - mean * mean) / scores.length));
  }
}
