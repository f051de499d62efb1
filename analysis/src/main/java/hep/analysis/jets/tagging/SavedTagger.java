package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.jets.Particles;
import hep.analysis.jets.tree.TreeTopology;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.model.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * A tagger of jets or events from a file, to be applied to other files.
 *
 * @param tagger as the file names it
 * @param model weights and scalings
 */
public record SavedTagger(JetTagger tagger, ModelFile model) implements SavedModel {
  /** Name of the task in the model files. */
  public static final String TASK = TaggerReport.TASK;

  private static final List<String> CLASSES = List.of("signal", "background");

  /**
   * Opens a model.
   *
   * @throws InputException where it is of another task or names no tagger
   */
  public static SavedTagger open(Path file) {
    return of(ModelFile.open(file));
  }

  /**
   * From a model.
   *
   * @throws InputException where it is of another task or names no tagger
   */
  public static SavedTagger of(ModelFile model) {
    if (!model.task().equals(TASK)) {
      throw new InputException(
          "the model is for the task '%s', not for '%s'".formatted(model.task(), TASK));
    }
    return new SavedTagger(tagger(model.architecture()), model);
  }

  private static JetTagger tagger(Map<String, String> architecture) {
    String name = architecture.getOrDefault(JetTagger.KIND, "");
    if (architecture.containsKey("embedded")) {
      return new EventTagger(
          (int) number(architecture, "jets"),
          Boolean.parseBoolean(architecture.getOrDefault("embedded", "")),
          number(architecture, "radius"),
          number(architecture, "pt_min_GeV"));
    }
    for (TreeTopology topology : TreeTopology.values()) {
      for (RecursiveTagger.Cell cell : RecursiveTagger.Cell.values()) {
        RecursiveTagger tagger = new RecursiveTagger(topology, cell);
        if (tagger.name().equals(name)) {
          return tagger;
        }
      }
    }
    return JetTaggers.tagger(name);
  }

  private static double number(Map<String, String> architecture, String setting) {
    String text = architecture.getOrDefault(setting, "");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InputException(
          "the model's setting '" + setting + "' should be a number, found '" + text + "'", e);
    }
  }

  /**
   * Scores of jets, or events, of other files; labels are not needed. Entries without constituents
   * are left out: the observer {@code entry} says which one a score belongs to.
   *
   * @throws InputException where the weights do not fit the tagger
   */
  @Override
  public Predictions apply(List<String> input, int threads) {
    List<Particles> all = JetSample.constituents(input);
    int[] filled = filled(all);
    JetSample jets = jets(all, filled);
    double[] scores;
    try {
      scores = tagger.applied(model, jets).scores(model.weights(), threads);
    } catch (IllegalArgumentException e) {
      throw new InputException("the model does not fit: " + e.getMessage(), e);
    }
    double[][] probabilities = new double[scores.length][];
    double[] ones = new double[scores.length];
    int[] labels = new int[scores.length];
    Arrays.fill(ones, 1);
    Arrays.fill(labels, -1);
    for (int jet = 0; jet < scores.length; jet++) {
      probabilities[jet] = new double[] {scores[jet], 1 - scores[jet]};
    }
    List<double[]> columns = new ArrayList<>();
    columns.add(Arrays.stream(filled).asDoubleStream().toArray());
    columns.add(jets.ptGeV());
    columns.add(jets.massGeV());
    return new Predictions(
        CLASSES,
        probabilities,
        labels,
        ones,
        new Observables(List.of("entry", "jet_pt", "jet_mass"), columns.toArray(double[][]::new)));
  }

  private static int[] filled(List<Particles> all) {
    return IntStream.range(0, all.size()).filter(i -> all.get(i).size() > 0).toArray();
  }

  private static JetSample jets(List<Particles> all, int... filled) {
    return JetSample.of(
        Arrays.stream(filled).mapToObj(all::get).toList(), new boolean[filled.length]);
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    return tagger.networks(model);
  }

  @Override
  public List<InputRows> inputs(List<String> input) {
    List<Particles> all = JetSample.constituents(input);
    return tagger.networkInputs(jets(all, filled(all)));
  }
}
