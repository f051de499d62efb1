package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.features.Scaling;
import hep.analysis.input.TreeInput;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.Inference;
import hep.learners.trees.BoostedTrees;
import hep.rootio.Tree;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What {@link ParticleIdentification} has saved: trees, a dense network and convolutions, whose
 * mean is the answer.
 */
public final class SavedParticles implements SavedModel {
  private final CalorimeterGeometry geometry;
  private final InputGroup shapes;

  /** Names of the particles. */
  private final List<String> classes;

  private final BoostedTrees trees;
  private final Network dense;
  private final Network cells;

  private SavedParticles(
      CalorimeterGeometry geometry,
      InputGroup shapes,
      List<String> classes,
      BoostedTrees trees,
      Network dense,
      Network cells) {
    this.geometry = geometry;
    this.shapes = shapes;
    this.classes = classes;
    this.trees = trees;
    this.dense = dense;
    this.cells = cells;
  }

  /** Weights and what they do to rows. */
  private record Network(Parameters parameters, UnaryOperator<Var> model) {
    double[][] probabilities(Tensor rows, int threads) {
      Tensor logits =
          Inference.predict(
              parameters,
              new ParticleRows(rows, Tensor.zeros(rows.rows(), 1)),
              (tape, batch) ->
                  model.apply(
                      tape.rows(batch.rows().inputs(), batch.order(), batch.from(), batch.to())),
              threads);
      return IntStream.range(0, rows.rows())
          .mapToObj(
              i -> IntStream.range(0, logits.columns()).mapToDouble(c -> logits.at(i, c)).toArray())
          .map(ParticleMethods::softmax)
          .toArray(double[][]::new);
    }
  }

  /**
   * From a file.
   *
   * @throws InputException where it does not fit
   */
  public static SavedParticles of(ModelFile file) {
    ModelSettings.requireTask(file, ParticleIdentification.TASK);
    String name = ModelSettings.text(file, "geometry");
    CalorimeterGeometry geometry =
        CalorimeterGeometry.known().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new InputException("the model's geometry '" + name + "' is none that is known"));
    InputGroup shapes = ModelSettings.group(file, "shapes");
    int classes = file.outputs().size();
    Parameters dense = Parameters.seeded(0);
    UnaryOperator<Var> ofShapes = ParticleMethods.dense(dense, shapes.inputs().size(), classes);
    ModelSettings.restore(dense, ModelSettings.below(file, "dense/"));
    Parameters cells = Parameters.seeded(0);
    CellNetwork ofCells = CellNetwork.of(cells, geometry, classes);
    ModelSettings.restore(cells, ModelSettings.below(file, "cnn/"));
    return new SavedParticles(
        geometry,
        shapes,
        file.outputs(),
        ModelSettings.trees(file, "bdt/", shapes.inputs().size(), classes),
        new Network(dense, ofShapes),
        new Network(cells, ofCells::apply));
  }

  @Override
  public Predictions apply(List<String> input, int threads) {
    ShowerSample sample;
    try (Tree tree = Tree.open(input.toArray(String[]::new))) {
      sample = new ShowerReader(geometry).read(TreeInput.of(tree, String.join(", ", input)), false);
    }
    Tensor rows = ParticleRows.shapes(sample);
    double[][] margins = trees.margins(rows, threads);
    SequencedMap<String, double[][]> all = new LinkedHashMap<>();
    all.put(
        "bdt",
        IntStream.range(0, sample.size())
            .mapToObj(i -> Arrays.stream(margins).mapToDouble(margin -> margin[i]).toArray())
            .map(ParticleMethods::softmax)
            .toArray(double[][]::new));
    Scaling.of(shapes).apply(rows.data());
    all.put("dense", dense.probabilities(rows, threads));
    all.put("cnn", cells.probabilities(ParticleRows.cells(sample), threads));
    return Predictions.applied(
        classes, ParticleMethods.mean(all), new Observables(List.of(), new double[0][]));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put("dense", SavedNetwork.ofRows(dense.parameters, shapes, dense.model));
    List<Input> roots =
        IntStream.rangeClosed(0, geometry.cells())
            .mapToObj(
                i -> Input.named(i < geometry.cells() ? "root_share" + i : "ln_energy").in("1"))
            .toList();
    networks.put(
        "cnn",
        SavedNetwork.ofRows(cells.parameters, new InputGroup("cells", false, roots), cells.model));
    return networks;
  }
}
