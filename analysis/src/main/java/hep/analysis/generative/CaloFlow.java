package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.tasks.RunOptions;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.train.History;
import hep.learners.train.Table;

/**
 * Two flows, as in CaloFlow (arXiv 2106.05285): one makes response, layer shares and numbers of
 * hits for an energy, the other the cells for an energy and those. The distribution of each cell by
 * itself is learned first ({@link CellScores}), and the second flow learns how the cells hang
 * together.
 */
final class CaloFlow implements ShowerModel {
  private static final int LAYER_WIDTH = 128;
  private static final int CELL_WIDTH = 128;

  /** The small flow sees its examples so many times more often. */
  private static final int MORE = 4;

  private final Parameters parameters;
  private final ShowerNumbers numbers;
  private final int cellCount;
  private final FlowNetwork layerFlow;
  private final CellScores cells;
  private final FlowNetwork cellFlow;

  /** For showers like these, with hidden layers of this width. */
  CaloFlow(int width, Showers like, long seed) {
    this(width, like.geometry(), new ShowerNumbers(like, seed), seed);
  }

  /** As it was stored, with fresh weights. */
  CaloFlow(int width, CalorimeterGeometry geometry, StoredNumbers stored) {
    this(width, geometry, new ShowerNumbers(geometry, stored), 0);
    cells.restore(stored);
  }

  private CaloFlow(int width, CalorimeterGeometry geometry, ShowerNumbers numbers, long seed) {
    parameters = Parameters.seeded(seed);
    this.numbers = numbers;
    cellCount = geometry.cells();
    int given = numbers.count() + 1;
    Mlp layers =
        Mlp.of(
            parameters.in("layers"),
            Activation.GELU,
            given + 3,
            LAYER_WIDTH,
            LAYER_WIDTH,
            LAYER_WIDTH,
            numbers.count());
    layerFlow = (x, time, on) -> layers.apply(x.beside(on).beside(FlowNetwork.clock(time)));
    cells = new CellScores(parameters.in("moments"), geometry, given, CELL_WIDTH);
    cellFlow = new CellCorrelations(parameters.in("flow"), cellCount, given, width);
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
  public StoredNumbers measured() {
    StoredNumbers stored = new StoredNumbers();
    numbers.putInto(stored);
    cells.putInto(stored);
    return stored;
  }

  @Override
  public ModelSummary summary() {
    return ModelSummary.of(
            parameters,
            tape ->
                layerFlow.velocity(
                    tape.zeros(1, numbers.count()), tape.zeros(1, 1), tape.zeros(1, 1)))
        .and(cells.summary(parameters, numbers.count() + 1))
        .and(
            ModelSummary.of(
                parameters,
                tape ->
                    cellFlow.velocity(
                        tape.zeros(1, cellCount),
                        tape.zeros(1, 1),
                        tape.zeros(1, numbers.count() + 1))));
  }

  @Override
  public History fit(Showers training, RunOptions options) {
    Tensor energies = numbers.energies(training.energyGeV());
    Tensor layers = numbers.of(training, options.seed());
    train(
        "layers",
        layerFlow,
        Table.of(layers, energies),
        options.withEpochs(MORE * options.epochs()));
    Tensor given = ShowerNumbers.beside(layers, energies);
    cells.fit(training, given, options);
    Tensor scores = cells.scores(training, given, options.seed() + 2, options.threads());
    return train("flow", cellFlow, Table.of(scores, given), options);
  }

  private History train(String weights, FlowNetwork flow, Table table, RunOptions options) {
    return Fit.averaged(
        parameters.in(weights),
        (tape, batch) -> flow.loss(tape, batch.features(tape), batch.targets(tape)),
        table,
        "flow-" + (weights.equals("flow") ? "cells" : weights),
        options);
  }

  @Override
  public Showers make(float[] energyGeV, long seed, int threads) {
    int showers = energyGeV.length;
    Tensor energies = numbers.energies(energyGeV);
    Tensor layers =
        layerFlow.carry(
            parameters, Noise.gaussian(showers, numbers.count(), seed), energies, threads);
    Tensor given = ShowerNumbers.beside(layers, energies);
    Tensor scores =
        cellFlow.carry(parameters, Noise.gaussian(showers, cellCount, seed + 1), given, threads);
    return cells.showers(scores, given, numbers.asked(layers, energyGeV), energyGeV, threads);
  }
}
