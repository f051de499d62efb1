package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.features.Scaling;
import hep.analysis.input.TreeInput;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.Inference;
import hep.learners.trees.BoostedTrees;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What {@link ParticleIdentification} has saved: trees, a dense network and convolutions of every
 * fold, the mean of whose probabilities is the answer for other showers.
 */
public final class SavedParticles implements SavedModel {
  private static final String FOLDS = "folds";
  private static final int MOST_FOLDS = 100;
  private static final int METHODS = 3;

  private final CalorimeterGeometry geometry;

  /** Names of the particles. */
  private final List<String> classes;

  private final Parameters parameters;
  private final List<Fold> folds;

  private SavedParticles(
      CalorimeterGeometry geometry, List<String> classes, Parameters parameters, List<Fold> folds) {
    this.geometry = geometry;
    this.classes = classes;
    this.parameters = parameters;
    this.folds = folds;
  }

  /**
   * What one fold has learned.
   *
   * @param shapes with the scaling before the dense network
   * @param dense from scaled shapes to logits
   * @param cells from cells to logits
   */
  private record Fold(
      InputGroup shapes, BoostedTrees trees, UnaryOperator<Var> dense, UnaryOperator<Var> cells) {}

  private static String prefix(int fold) {
    return "fold-" + fold + "/";
  }

  private static String shapes(int fold) {
    return "shapes-" + fold;
  }

  /** As a file. */
  static ModelFile file(
      List<ParticleMethods> methods,
      CalorimeterGeometry geometry,
      List<String> names,
      RunOptions options) {
    List<InputGroup> inputs = new ArrayList<>();
    Map<String, Tensor> weights = new LinkedHashMap<>();
    ModelSummary summary = ModelSummary.NONE;
    for (int fold = 0; fold < methods.size(); fold++) {
      ParticleMethods each = methods.get(fold);
      String prefix = prefix(fold);
      inputs.add(new InputGroup(shapes(fold), false, each.shapes().inputs()));
      each.weights().forEach((name, tensor) -> weights.put(prefix + name, tensor));
      summary = summary.and(each.summary().in("fold-" + fold));
    }
    inputs.addAll(methods.getLast().layers());
    return new ModelFile(
        ParticleIdentification.TASK,
        Map.of("geometry", geometry.name(), FOLDS, Integer.toString(methods.size())),
        inputs,
        names,
        options.provenance("training_showers", methods.getLast().size()),
        summary,
        weights);
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
    int classes = file.outputs().size();
    Parameters parameters = Parameters.seeded(0);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < ModelSettings.whole(file, FOLDS, 1, MOST_FOLDS); fold++) {
      InputGroup shapes = ModelSettings.group(file, shapes(fold));
      Parameters own = parameters.in("fold-" + fold);
      folds.add(
          new Fold(
              shapes,
              ModelSettings.trees(file, prefix(fold) + "bdt/", shapes.inputs().size(), classes),
              ParticleMethods.dense(own.in("dense"), shapes.inputs().size(), classes),
              CellNetwork.of(own.in("cnn"), geometry, classes)::apply));
      for (String part : List.of("dense/", "cnn/")) {
        String prefix = prefix(fold) + part;
        ModelSettings.below(file, prefix)
            .forEach((each, tensor) -> weights.put(prefix + each, tensor));
      }
    }
    ModelSettings.restore(parameters, weights);
    return new SavedParticles(geometry, file.outputs(), parameters, folds);
  }

  /** From shapes scaled for every fold, unscaled shapes, and cells. */
  private Var probabilities(List<Var> scaled, Var unscaled, Var cells) {
    List<Var> all = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      Fold each = folds.get(fold);
      all.add(unscaled.through(each.trees).softmax());
      all.add(each.dense.apply(scaled.get(fold)).softmax());
      all.add(each.cells.apply(cells).softmax());
    }
    Var sum = all.getFirst();
    for (Var each : all.subList(1, all.size())) {
      sum = sum.plus(each);
    }
    return sum.times(1f / (METHODS * folds.size()));
  }

  private ShowerSample read(List<String> input) {
    try (Tree tree = Tree.open(input.toArray(String[]::new))) {
      return new ShowerReader(geometry).read(TreeInput.of(tree, String.join(", ", input)), false);
    }
  }

  @Override
  public Predictions apply(List<String> input, int threads) {
    ShowerSample sample = read(input);
    Tensor shapes = ParticleRows.shapes(sample);
    Tensor cells = ParticleRows.cells(sample);
    List<Tensor> scaled = new ArrayList<>();
    for (Fold fold : folds) {
      Tensor own = new Tensor(shapes.data().clone(), shapes.shape());
      Scaling.of(fold.shapes).apply(own.data());
      scaled.add(own);
    }
    Tensor found =
        Inference.predict(
            parameters,
            new ParticleRows(shapes, Tensor.zeros(shapes.rows(), 1)),
            (tape, batch) -> {
              List<Var> own =
                  scaled.stream()
                      .map(each -> tape.rows(each, batch.order(), batch.from(), batch.to()))
                      .toList();
              return probabilities(
                  own,
                  tape.rows(shapes, batch.order(), batch.from(), batch.to()),
                  tape.rows(cells, batch.order(), batch.from(), batch.to()));
            },
            threads);
    double[][] probabilities = new double[sample.size()][classes.size()];
    for (int i = 0; i < probabilities.length; i++) {
      for (int c = 0; c < probabilities[i].length; c++) {
        probabilities[i][c] = found.at(i, c);
      }
    }
    return Predictions.applied(classes, probabilities, new Observables(List.of(), new double[0][]));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    List<InputGroup> inputs = new ArrayList<>();
    folds.forEach(fold -> inputs.add(new InputGroup("shapes", false, fold.shapes.inputs())));
    inputs.add(SavedNetwork.unscaled(inputs.getFirst()));
    inputs.add(new InputGroup("cells", false, cells()));
    networks.put(
        "probabilities",
        SavedNetwork.of(
            parameters,
            inputs,
            x -> probabilities(x.subList(0, folds.size()), x.get(folds.size()), x.getLast())));
    return networks;
  }

  /** The convolutions' inputs. */
  private List<Input> cells() {
    return IntStream.rangeClosed(0, geometry.cells())
        .mapToObj(i -> Input.named(i < geometry.cells() ? "root_share" + i : "ln_energy").in("1"))
        .toList();
  }

  @Override
  public List<InputRows> inputs(List<String> input) {
    ShowerSample sample = read(input);
    return List.of(
        new InputRows("shapes", folds.getFirst().shapes.names(), ParticleRows.shapes(sample)),
        new InputRows(
            "cells", cells().stream().map(Input::name).toList(), ParticleRows.cells(sample)));
  }
}
