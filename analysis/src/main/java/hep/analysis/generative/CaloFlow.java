package hep.analysis.generative;

import hep.analysis.tasks.RunOptions;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.train.Adam;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import hep.learners.train.WeightAverage;

/**
 * Two flows, as in CaloFlow (arXiv 2106.05285): one makes response and layer shares for an energy,
 * the other the cells for an energy and those. Mean and width of each cell for an energy and layer
 * shares are learned first, and the second flow learns what is left in units of the width.
 */
final class CaloFlow implements ShowerModel {
  private static final int LAYER_WIDTH = 128;
  private static final double RATE = 2e-3;

  /** Parts of a batch, whatever the number of threads. */
  private static final int SHARDS = 4;

  private static final int BATCH = 64;

  /** The small flow sees its examples so many times more often. */
  private static final int MORE = 4;

  private final Parameters layerWeights;
  private final Parameters parameters;
  private final ShowerCoding coding;
  private final FlowNetwork layerFlow;
  private final FlowNetwork cellFlow;
  private final Mlp moments;

  /** For showers like these, with hidden layers of this width. */
  CaloFlow(int width, Showers like, long seed) {
    parameters = Parameters.seeded(seed);
    layerWeights = Parameters.seeded(seed + 1);
    coding = new ShowerCoding(like, seed);
    Mlp layers =
        Mlp.of(
            layerWeights,
            Activation.GELU,
            coding.layers() + 1 + 3,
            LAYER_WIDTH,
            LAYER_WIDTH,
            LAYER_WIDTH,
            coding.layers());
    layerFlow = (x, time, given) -> layers.apply(x.beside(given).beside(CellVelocity.clock(time)));
    moments =
        Mlp.of(
            parameters.in("moments"),
            Activation.GELU,
            coding.layers() + 1,
            width,
            width,
            2 * coding.cells());
    cellFlow = new CellVelocity(parameters.in("flow"), coding.cells(), coding.layers() + 1, width);
  }

  @Override
  public String name() {
    return "flow";
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public History fit(Showers training, RunOptions options) {
    Tensor energies = coding.energies(training.energyGeV());
    Tensor layers = coding.layerNumbers(training, options.seed());
    Tensor cells = coding.cellNumbers(training, options.seed() + 1);
    train(
        layerWeights,
        layerFlow,
        Table.of(layers, energies),
        "flow-layers",
        options.withEpochs(MORE * options.epochs()));
    Tensor given = beside(layers, energies);
    Objective<Table.Batch> moment =
        (tape, batch) -> {
          Var out = moments.apply(batch.targets(tape));
          int count = coding.cells();
          return Losses.gaussian(
              out.columns(0, count), out.columns(count, 2 * count), batch.features(tape));
        };
    fit(parameters.in("moments"), moment, Table.of(cells, given), "flow-moments", options);
    Tensor expected = expected(given, options.threads());
    Tensor rest = Tensor.zeros(cells.rows(), cells.columns());
    for (int i = 0; i < rest.data().length; i++) {
      int row = i / cells.columns();
      int column = i % cells.columns();
      rest.data()[i] =
          (cells.data()[i] - expected.at(row, column))
              / (float) Math.exp(expected.at(row, column + cells.columns()) / 2);
    }
    return train(parameters.in("flow"), cellFlow, Table.of(rest, given), "flow-cells", options);
  }

  /** Mean and ln of the variance of each cell. */
  private Tensor expected(Tensor given, int threads) {
    return Inference.predict(
        parameters,
        Table.of(given, given),
        (tape, batch) -> moments.apply(batch.features(tape)),
        threads);
  }

  private static History train(
      Parameters weights, FlowNetwork flow, Table table, String name, RunOptions options) {
    Objective<Table.Batch> objective =
        (tape, batch) -> flow.loss(tape, batch.features(tape), batch.targets(tape));
    return fit(weights, objective, table, name, options);
  }

  private static History fit(
      Parameters weights,
      Objective<Table.Batch> objective,
      Table table,
      String name,
      RunOptions options) {
    TrainingSettings settings =
        TrainingSettings.defaults()
            .withEpochs(options.epochs())
            .withBatchSize(BATCH)
            .withShards(SHARDS)
            .withThreads(options.threads())
            .withSeed(options.seed())
            .withPatience(0)
            .withClipNorm(1);
    return Fit.run(
        new Trainer<>(weights, objective, new Adam(), Schedule.oneCycle(RATE, 0.1), settings)
            .average(WeightAverage.moving(0.999)),
        name,
        table,
        options);
  }

  private static Tensor beside(Tensor first, Tensor second) {
    Tensor all = Tensor.zeros(first.rows(), first.columns() + second.columns());
    for (int i = 0; i < first.rows(); i++) {
      System.arraycopy(
          first.data(), i * first.columns(), all.data(), i * all.columns(), first.columns());
      System.arraycopy(
          second.data(),
          i * second.columns(),
          all.data(),
          i * all.columns() + first.columns(),
          second.columns());
    }
    return all;
  }

  @Override
  public Showers make(float[] energyGeV, long seed, int threads) {
    Tensor energies = coding.energies(energyGeV);
    Tensor layers = carried(layerWeights, layerFlow, coding.layers(), energies, seed, threads);
    Tensor given = beside(layers, energies);
    Tensor cells = carried(parameters, cellFlow, coding.cells(), given, seed + 1, threads);
    Tensor expected = expected(given, threads);
    for (int i = 0; i < cells.data().length; i++) {
      int row = i / cells.columns();
      int column = i % cells.columns();
      cells.data()[i] =
          expected.at(row, column)
              + cells.data()[i] * (float) Math.exp(expected.at(row, column + cells.columns()) / 2);
    }
    return coding.decode(layers, cells, energyGeV);
  }

  private static Tensor carried(
      Parameters weights, FlowNetwork flow, int numbers, Tensor given, long seed, int threads) {
    Tensor noise = Noise.gaussian(given.rows(), numbers, seed);
    return flow.carry(weights, noise, given, threads);
  }
}
