package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.tasks.RunOptions;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Table;
import java.util.SplittableRandom;

/**
 * A variational autoencoder of showers. What is coded are the normal scores of the cells ({@link
 * CellScores}), given the energy of the particle, the response, the shares of the layers and their
 * numbers of hits; for each score the decoder gives a Gaussian.
 *
 * <p>The codes of real showers do not fill the prior N(0, 1) evenly, and codes drawn from it are
 * decoded to showers that are none. So a second model learns how codes are really spread (Dai and
 * Wipf, arXiv 1903.05789), together with the numbers they are given: a flow ({@link FlowNetwork})
 * from the energy alone.
 */
final class CaloVae implements ShowerModel {
  private static final int LATENT = 16;
  private static final int MOMENTS_WIDTH = 128;
  private static final int FLOW_WIDTH = 128;

  /** The small flow sees its examples so many times more often. */
  private static final int MORE = 4;

  private final Parameters parameters;
  private final ShowerNumbers numbers;
  private final CellScores cells;
  private final int cellCount;
  private final Mlp encoder;
  private final Mlp decoder;
  private final FlowNetwork prior;

  /** For showers like these, with hidden layers of this width. */
  CaloVae(int width, Showers like, long seed) {
    this(width, like.geometry(), new ShowerNumbers(like, seed), seed);
  }

  /** As it was stored, with fresh weights. */
  CaloVae(int width, CalorimeterGeometry geometry, StoredNumbers stored) {
    this(width, geometry, new ShowerNumbers(geometry, stored), 0);
    cells.restore(stored);
  }

  private CaloVae(int width, CalorimeterGeometry geometry, ShowerNumbers numbers, long seed) {
    parameters = Parameters.seeded(seed);
    this.numbers = numbers;
    cellCount = geometry.cells();
    int given = numbers.count() + 1;
    cells = new CellScores(parameters.in("moments"), geometry, given, MOMENTS_WIDTH);
    encoder =
        Mlp.of(
            parameters.in("vae").in("encoder"),
            Activation.GELU,
            cellCount + given,
            width,
            width,
            2 * LATENT);
    decoder =
        Mlp.of(
            parameters.in("vae").in("decoder"),
            Activation.GELU,
            LATENT + given,
            width,
            width,
            2 * cellCount);
    int code = numbers.count() + LATENT;
    Mlp network =
        Mlp.of(
            parameters.in("prior"),
            Activation.GELU,
            code + 1 + 3,
            FLOW_WIDTH,
            FLOW_WIDTH,
            FLOW_WIDTH,
            code);
    prior = (x, time, on) -> network.apply(x.beside(on).beside(FlowNetwork.clock(time)));
  }

  @Override
  public String name() {
    return "vae";
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public StoredNumbers measured() {
    StoredNumbers stored = new StoredNumbers();
    numbers.putInto(stored);
    cells.putInto(stored);
    return stored;
  }

  @Override
  public ModelSummary summary() {
    int given = numbers.count() + 1;
    return ModelSummary.of(
            parameters,
            tape -> {
              Var code = encoder.apply(tape.zeros(1, cellCount + given));
              return decoder.apply(code.columns(0, LATENT).beside(tape.zeros(1, given)));
            })
        .and(cells.summary(parameters, given))
        .and(
            ModelSummary.of(
                parameters,
                tape ->
                    prior.velocity(
                        tape.zeros(1, numbers.count() + LATENT),
                        tape.zeros(1, 1),
                        tape.zeros(1, 1))));
  }

  /** Minus the bound, in nats a shower but for a constant. */
  private Var loss(Tape tape, Table.Batch batch) {
    Var scores = batch.features(tape);
    Var given = batch.targets(tape);
    Var code = encoder.apply(scores.beside(given));
    Var mean = code.columns(0, LATENT);
    Var logVariance = code.columns(LATENT, 2 * LATENT);
    Var out = decoder.apply(Elbo.sample(mean, logVariance).beside(given));
    Var missed =
        Losses.gaussian(
                out.columns(0, cellCount), bounded(out.columns(cellCount, 2 * cellCount)), scores)
            .times(cellCount);
    return Elbo.negative(missed, mean, logVariance);
  }

  /** ln σ² between −8 and 8, so that no Gaussian becomes a point. */
  static Var bounded(Var logVariance) {
    return logVariance.times(0.125f).tanh().times(8);
  }

  @Override
  public History fit(Showers training, RunOptions options) {
    Tensor energies = numbers.energies(training.energyGeV());
    Tensor asked = numbers.of(training, options.seed());
    Tensor given = ShowerNumbers.beside(asked, energies);
    cells.fit(training, given, options);
    Tensor scores = cells.scores(training, given, options.seed() + 2, options.threads());
    History history =
        Fit.averaged(
            parameters.in("vae"), this::loss, Table.of(scores, given), "vae-scores", options);
    Tensor codes = codes(scores, given, options);
    Fit.averaged(
        parameters.in("prior"),
        (tape, batch) -> prior.loss(tape, batch.features(tape), batch.targets(tape)),
        Table.of(ShowerNumbers.beside(asked, codes), energies),
        "vae-prior",
        options.withEpochs(MORE * options.epochs()));
    return history;
  }

  /** One code of each shower, drawn from q. */
  private Tensor codes(Tensor scores, Tensor given, RunOptions options) {
    Tensor found =
        Inference.predict(
            parameters,
            Table.of(scores, given),
            (tape, batch) -> encoder.apply(batch.features(tape).beside(batch.targets(tape))),
            options.threads());
    SplittableRandom random = new SplittableRandom(options.seed() + 3);
    Tensor codes = Tensor.zeros(found.rows(), LATENT);
    for (int i = 0; i < found.rows(); i++) {
      for (int k = 0; k < LATENT; k++) {
        codes.data()[i * LATENT + k] = drawn(found.at(i, k), found.at(i, LATENT + k), random);
      }
    }
    return codes;
  }

  @Override
  public Showers make(float[] energyGeV, long seed, int threads) {
    int showers = energyGeV.length;
    int code = numbers.count() + LATENT;
    Tensor energies = numbers.energies(energyGeV);
    Tensor codes = prior.carry(parameters, Noise.gaussian(showers, code, seed), energies, threads);
    Tensor given = ShowerNumbers.beside(ShowerNumbers.columns(codes, 0, numbers.count()), energies);
    Tensor out =
        Inference.predict(
            parameters,
            Table.of(ShowerNumbers.columns(codes, numbers.count(), code), given),
            (tape, batch) -> {
              Var y = decoder.apply(batch.features(tape).beside(batch.targets(tape)));
              return y.columns(0, cellCount).beside(bounded(y.columns(cellCount, 2 * cellCount)));
            },
            threads);
    SplittableRandom random = new SplittableRandom(seed + 1);
    Tensor scores = Tensor.zeros(showers, cellCount);
    for (int i = 0; i < showers; i++) {
      for (int c = 0; c < cellCount; c++) {
        scores.data()[i * cellCount + c] = drawn(out.at(i, c), out.at(i, cellCount + c), random);
      }
    }
    return cells.showers(scores, given, numbers.asked(codes, energyGeV), energyGeV, threads);
  }

  private static float drawn(float mean, float logVariance, SplittableRandom random) {
    return (float) (mean + Math.exp(logVariance / 2) * random.nextGaussian());
  }
}
