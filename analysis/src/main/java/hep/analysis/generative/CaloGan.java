package hep.analysis.generative;

import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.train.Adam;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Side;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.util.List;

/**
 * CaloGAN (Paganini, de Oliveira and Nachman, arXiv 1712.10321) with the sizes and constants of the
 * authors' code: one GAN a particle, energies asked for spread evenly over those of the training
 * showers, one turn of the discriminator and two of the generator.
 *
 * <p>Inside, energies are in hundredths of the largest one of the training showers, which for the
 * published range of 1 to 100 GeV are GeV.
 */
final class CaloGan implements ShowerModel {
  private static final float ENERGY_WEIGHT = 0.05f;
  private static final float FULL = 100;

  private final CaloGanSizes sizes;
  private final GanObjective objective;
  private final Parameters parameters;
  private final hep.analysis.calorimeter.CalorimeterGeometry geometry;
  private final CaloGanGenerator generator;
  private final CaloGanDiscriminator discriminator;
  private final float lowGeV;
  private final float highGeV;

  /** For showers like these. */
  CaloGan(CaloGanSizes sizes, GanObjective objective, Showers like, long seed) {
    this.sizes = sizes;
    this.objective = objective;
    this.parameters = Parameters.seeded(seed);
    this.geometry = like.geometry();
    this.generator = new CaloGanGenerator(parameters.in("generator"), geometry, sizes);
    this.discriminator = new CaloGanDiscriminator(parameters.in("discriminator"), geometry, sizes);
    this.lowGeV = like.lowestGeV();
    this.highGeV = like.highestGeV();
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
          return discriminator.apply(made.cells, made.asked);
        });
  }

  /** Made showers and what was asked for, in the inner unit. */
  private record Made(Var cells, Var asked) {}

  private Made made(Tape tape, int showers) {
    Var part = tape.uniform(showers, 1).times((highGeV - lowGeV) / highGeV).plus(lowGeV / highGeV);
    Var cells = generator.apply(tape.gaussian(showers, sizes.latent()), part);
    return new Made(cells, part.times(FULL));
  }

  /** What the discriminator minimises. */
  Objective<Table.Batch> discriminating() {
    return (tape, batch) -> {
      float unit = FULL / highGeV;
      Var real =
          discriminator.apply(batch.features(tape).times(unit), batch.targets(tape).times(unit));
      Made made = made(tape, batch.size());
      return objective.discriminator(real, discriminator.apply(made.cells, made.asked));
    };
  }

  /** What the generator minimises: to be taken for real, and to have the energy asked for. */
  Objective<Table.Batch> generating() {
    return (tape, batch) -> {
      Made made = made(tape, batch.size());
      Var fooled = objective.generator(discriminator.apply(made.cells, made.asked));
      Var off = Losses.absolute(CaloGanDiscriminator.total(made.cells), made.asked);
      return fooled.plus(off.times(ENERGY_WEIGHT));
    };
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
        name(), Trainer.inTurn(parameters, sides, settings), options, training.table());
  }

  @Override
  public Showers make(float[] energyGeV, long seed, int threads) {
    Tensor noise = Noise.gaussian(energyGeV.length, sizes.latent(), seed);
    Table table = Table.of(noise, new Tensor(energyGeV, energyGeV.length, 1));
    Tensor cells =
        Inference.predict(
            parameters,
            table,
            (tape, batch) ->
                generator
                    .apply(batch.features(tape), batch.targets(tape).times(1 / highGeV))
                    .times(highGeV / FULL),
            threads);
    return new Showers(geometry, cells.data(), energyGeV);
  }
}
