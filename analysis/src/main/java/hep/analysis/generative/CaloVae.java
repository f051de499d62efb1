package hep.analysis.generative;

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
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Schedule;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.util.SplittableRandom;

/**
 * A variational autoencoder of showers, conditional on the energy: dense networks, a Gaussian for
 * each of response and layer shares, and for each cell the probability that it has energy and a
 * Gaussian of the root of its share.
 */
final class CaloVae implements ShowerModel {
  private static final int LATENT = 8;
  private static final double RATE = 1e-3;

  private static final int BATCH = 64;

  private final Parameters parameters;
  private final ShowerCoding coding;
  private final Mlp encoder;
  private final Mlp decoder;
  private final int layers;
  private final int cells;

  /** For showers like these, with hidden layers of this width. */
  CaloVae(int width, Showers like, long seed) {
    parameters = Parameters.seeded(seed);
    coding = new ShowerCoding(like, seed);
    layers = coding.layers();
    cells = coding.cells();
    encoder =
        Mlp.of(
            parameters.in("encoder"),
            Activation.RELU,
            cells + layers + 1,
            width,
            width,
            2 * LATENT);
    decoder =
        Mlp.of(
            parameters.in("decoder"),
            Activation.RELU,
            LATENT + 1,
            width,
            width,
            2 * layers + 3 * cells);
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
  public ModelSummary summary() {
    return ModelSummary.of(
        parameters,
        tape -> {
          Var code = encoder.apply(tape.zeros(1, layers + cells + 1));
          return decoder.apply(code.columns(0, LATENT).beside(tape.zeros(1, 1)));
        });
  }

  /** Examples: layer numbers beside cell numbers, and the energy. */
  private Table table(Showers showers, long seed) {
    Tensor layerNumbers = coding.layerNumbers(showers, seed);
    Tensor cellNumbers = coding.cellNumbers(showers, seed + 1);
    Tensor all = Tensor.zeros(showers.size(), layers + cells);
    for (int i = 0; i < showers.size(); i++) {
      System.arraycopy(layerNumbers.data(), i * layers, all.data(), i * (layers + cells), layers);
      System.arraycopy(
          cellNumbers.data(), i * cells, all.data(), i * (layers + cells) + layers, cells);
    }
    return Table.of(all, coding.energies(showers.energyGeV()));
  }

  /** Minus the bound, in nats a shower but for a constant. */
  private Var loss(Tape tape, Table.Batch batch) {
    Var numbers = batch.features(tape);
    Var energy = batch.targets(tape);
    Var code = encoder.apply(numbers.beside(energy));
    Var mean = code.columns(0, LATENT);
    Var logVariance = code.columns(LATENT, 2 * LATENT);
    Var z = Elbo.sample(mean, logVariance);
    Var out = decoder.apply(z.beside(energy));
    int at = 2 * layers;
    Var shape =
        Losses.gaussian(
                out.columns(0, layers),
                bounded(out.columns(layers, at)),
                numbers.columns(0, layers))
            .times(layers);
    Var values = numbers.columns(layers, layers + cells);
    Var hit = hits(tape, values);
    Var seen = Losses.binaryCrossEntropy(out.columns(at, at + cells), hit).times(cells);
    int rows = batch.size() * cells;
    Var energies =
        Losses.gaussian(
                out.columns(at + cells, at + 2 * cells).reshape(rows, 1),
                bounded(out.columns(at + 2 * cells, at + 3 * cells)).reshape(rows, 1),
                values.reshape(rows, 1),
                hit.reshape(rows, 1))
            .times(cells);
    return Elbo.negative(shape.plus(seen).plus(energies), mean, logVariance);
  }

  /** ln σ² between −8 and 8, so that no Gaussian becomes a point. */
  static Var bounded(Var logVariance) {
    return logVariance.times(0.125f).tanh().times(8);
  }

  private Var hits(Tape tape, Var values) {
    Var hit = tape.input(values.rows(), values.columns());
    for (int i = 0; i < hit.size(); i++) {
      hit.data()[hit.start() + i] =
          coding.isHit(i % cells, values.data()[values.start() + i]) ? 1 : 0;
    }
    return hit;
  }

  @Override
  public History fit(Showers training, RunOptions options) {
    TrainingSettings settings = options.training(BATCH).withClipNorm(100);
    return Training.fit(
        name(),
        new Trainer<Table.Batch>(
            parameters, this::loss, new Adam(), Schedule.oneCycle(RATE, 0.1), settings),
        options,
        table(training, options.seed()));
  }

  @Override
  public Showers make(float[] energyGeV, long seed, int threads) {
    int showers = energyGeV.length;
    Tensor noise = Noise.gaussian(showers, LATENT, seed);
    Tensor out =
        Inference.predict(
            parameters,
            Table.of(noise, coding.energies(energyGeV)),
            (tape, batch) -> {
              Var y = decoder.apply(batch.features(tape).beside(batch.targets(tape)));
              int at = 2 * layers;
              return y.columns(0, layers)
                  .beside(bounded(y.columns(layers, at)))
                  .beside(y.columns(at, at + cells).sigmoid())
                  .beside(y.columns(at + cells, at + 2 * cells))
                  .beside(bounded(y.columns(at + 2 * cells, at + 3 * cells)));
            },
            threads);
    SplittableRandom random = new SplittableRandom(seed + 1);
    Tensor layerNumbers = Tensor.zeros(showers, layers);
    Tensor cellNumbers = Tensor.zeros(showers, cells);
    for (int i = 0; i < showers; i++) {
      for (int l = 0; l < layers; l++) {
        layerNumbers.data()[i * layers + l] = drawn(out.at(i, l), out.at(i, layers + l), random);
      }
      for (int c = 0; c < cells; c++) {
        int at = 2 * layers + c;
        cellNumbers.data()[i * cells + c] =
            random.nextDouble() < out.at(i, at)
                ? drawn(out.at(i, at + cells), out.at(i, at + 2 * cells), random)
                : coding.emptyCell(c);
      }
    }
    return coding.decode(layerNumbers, cellNumbers, energyGeV);
  }

  private static float drawn(float mean, float logVariance, SplittableRandom random) {
    return (float) (mean + Math.exp(logVariance / 2) * random.nextGaussian());
  }
}
