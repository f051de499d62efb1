package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.analysis.tasks.Training;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.train.Adam;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Side;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import hep.learners.train.WeightAverage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * CaloGAN (Paganini, de Oliveira and Nachman, arXiv 1712.10321) with the sizes of the authors'
 * code: one GAN a particle, energies asked for spread evenly over those of the training showers,
 * one turn of the discriminator and two of the generator. It plays with roots of energies, and a
 * moving average of the weights makes the showers (decision 0147).
 *
 * <p>Inside, energies are in hundredths of the largest one of the training showers, which for the
 * published range of 1 to 100 GeV are GeV.
 */
final class CaloGan implements ShowerModel {
  private static final float ENERGY_WEIGHT = 0.05f;
  static final float FULL = 100;

  /** Spreads of the response that cost nothing. */
  private static final double WITHIN = 3;

  /** Of the moving average of the weights, a turn. */
  private static final double KEPT = 0.999;

  private final CaloGanSizes sizes;
  private final GanObjective objective;
  private final Parameters parameters;
  private final CalorimeterGeometry geometry;
  private final CaloGanGenerator generator;
  private final CaloGanDiscriminator discriminator;
  private final RootScale scale;
  private final float lowGeV;
  private final float highGeV;

  /** For showers like these. */
  CaloGan(CaloGanSizes sizes, GanObjective objective, Showers like, long seed) {
    this(
        sizes,
        objective,
        like.geometry(),
        like.lowestGeV(),
        like.highestGeV(),
        RootScale.of(like),
        seed);
  }

  /** For showers of energies in this range. */
  CaloGan(
      CaloGanSizes sizes,
      GanObjective objective,
      CalorimeterGeometry geometry,
      float lowGeV,
      float highGeV,
      RootScale scale,
      long seed) {
    this.sizes = sizes;
    this.objective = objective;
    this.parameters = Parameters.seeded(seed);
    this.geometry = geometry;
    this.lowGeV = lowGeV;
    this.highGeV = highGeV;
    this.scale = scale;
    float lowRoot = (float) (scale.rootGeV() * Math.sqrt(FULL / highGeV));
    this.generator =
        new CaloGanGenerator(parameters.in("generator"), geometry, sizes, scale, highGeV);
    this.discriminator =
        new CaloGanDiscriminator(parameters.in("discriminator"), geometry, sizes, lowRoot);
  }

  @Override
  public String name() {
    return "gan";
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
          Made made = made(tape, 1);
          return discriminator.apply(made.roots, made.asked);
        });
  }

  /** Made showers and what was asked for, in the inner unit. */
  private record Made(Var roots, Var asked) {}

  private Made made(Tape tape, int showers) {
    Var part = tape.uniform(showers, 1).times((highGeV - lowGeV) / highGeV).plus(lowGeV / highGeV);
    Var roots = generator.apply(tape.gaussian(showers, sizes.latent()), part);
    return new Made(roots, part.times(FULL));
  }

  /** What the discriminator minimises. */
  Objective<Table.Batch> discriminating() {
    return (tape, batch) -> {
      float unit = FULL / highGeV;
      Var real = discriminator.apply(batch.features(tape), batch.targets(tape).times(unit));
      Made made = made(tape, batch.size());
      return objective.discriminator(real, discriminator.apply(made.roots, made.asked));
    };
  }

  /** What the generator minimises: to be taken for real, and to have the energy asked for. */
  Objective<Table.Batch> generating() {
    return (tape, batch) -> {
      Made made = made(tape, batch.size());
      Var fooled = objective.generator(discriminator.apply(made.roots, made.asked));
      Var total = CaloGanDiscriminator.total(made.roots.times(made.roots));
      return fooled.plus(off(total, made.asked).times(ENERGY_WEIGHT));
    };
  }

  /** Mean energy beyond what showers of the energy asked for have, within three spreads. */
  private Var off(Var total, Var asked) {
    Var usual = asked.times(scale.response());
    Var far = total.minus(usual);
    Var within = usual.times((float) (-WITHIN * scale.spread()));
    return far.plus(within).relu().plus(far.times(-1).plus(within).relu()).mean();
  }

  @Override
  public History fit(Showers training, RunOptions options) {
    List<Side<Table.Batch>> sides =
        List.of(
            new Side<>(
                parameters.in("discriminator"),
                discriminating(),
                new Adam(0.5, 0.999, 1e-8, 0),
                Schedule.constant(sizes.discriminatorRate()),
                1),
            new Side<>(
                parameters.in("generator"),
                generating(),
                new Adam(0.5, 0.999, 1e-8, 0),
                Schedule.constant(sizes.generatorRate()),
                2));
    TrainingSettings settings = options.training(sizes.batchSize());
    return Training.fit(
        name(),
        Trainer.inTurn(parameters, sides, settings).average(WeightAverage.moving(KEPT)),
        options,
        table(training));
  }

  /** Roots of the cells in the inner unit, and the energy of the particle. */
  private Table table(Showers showers) {
    float[] roots = new float[showers.cells().length];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = (float) Math.sqrt(showers.cells()[i] * (FULL / highGeV));
    }
    return Table.of(
        new Tensor(roots, showers.size(), geometry.cells()),
        new Tensor(showers.energyGeV(), showers.size(), 1));
  }

  @Override
  public StoredNumbers measured() {
    StoredNumbers stored = new StoredNumbers();
    scale.putInto(stored);
    return stored;
  }

  /** From noise and an energy in GeV to cells in GeV, those that are no hits among them. */
  SavedNetwork saved(InputGroup energy) {
    List<Input> noise =
        IntStream.range(0, sizes.latent()).mapToObj(i -> Input.named("noise" + i).in("1")).toList();
    return SavedNetwork.of(
        parameters,
        List.of(new InputGroup("noise", false, noise), energy),
        x -> {
          Var roots = generator.written(x.getFirst(), x.getLast().times(1 / highGeV));
          return roots.times(roots).times(highGeV / FULL);
        });
  }

  @Override
  public Showers make(float[] energyGeV, long seed, int threads) {
    Tensor noise = Noise.gaussian(energyGeV.length, sizes.latent(), seed);
    Table table = Table.of(noise, new Tensor(energyGeV, energyGeV.length, 1));
    Tensor cells =
        Inference.predict(
            parameters,
            table,
            (tape, batch) -> {
              Var part = batch.targets(tape).times(1 / highGeV);
              Var roots = generator.apply(batch.features(tape), part);
              return roots.times(roots).times(highGeV / FULL);
            },
            threads);
    // a quarter of what nineteen of twenty hit cells have is no hit
    float least = (float) (scale.rootGeV() * scale.rootGeV() / 4);
    for (int i = 0; i < cells.data().length; i++) {
      cells.data()[i] = cells.data()[i] < least ? 0 : cells.data()[i];
    }
    return new Showers(geometry, cells.data(), energyGeV);
  }
}
