package hep.analysis.tasks;

import hep.analysis.features.Observables;
import hep.analysis.features.Scaling;
import hep.analysis.input.FlatSample;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tells signal from background by a fixed number of columns: scaling, names and networks.
 *
 * @param names columns in the networks' order
 */
record FlatTagger(
    List<String> names, Scaling scaling, Settings settings, Ensemble<FlatExamples.Batch> ensemble) {
  static final List<String> CLASSES = List.of("signal", "background");
  static final String TASK = "signal-background";

  /**
   * The form of the networks.
   *
   * @param networks how many
   * @param width of their layers
   * @param depth number of hidden layers
   * @param dropout in [0, 1)
   */
  record Settings(int networks, int width, int depth, float dropout) {}

  private static final Ensemble.Fit FIT = new Ensemble.Fit(128, 1e-3, 1e-2, 0);

  static FlatTagger train(
      FlatSample sample,
      List<String> names,
      double[] weights,
      Settings settings,
      RunOptions options) {
    float[] rows = rows(sample.columns(), names);
    int[] all = IntStream.range(0, sample.size()).toArray();
    Scaling scaling = Scaling.fit(rows, all, new boolean[names.size()]);
    FlatTagger tagger =
        new FlatTagger(names, scaling, settings, ensemble(settings, options.seed(), names.size()));
    FlatExamples examples = tagger.examples(rows, sample.labels(), weights);
    tagger.ensemble.train(examples, examples, all, FIT, options);
    return tagger;
  }

  private static Ensemble<FlatExamples.Batch> ensemble(Settings settings, long seed, int inputs) {
    return Ensemble.of(
        settings.networks,
        seed,
        parameters ->
            FlatNetwork.of(
                parameters,
                inputs,
                CLASSES.size(),
                settings.width,
                settings.depth,
                settings.dropout));
  }

  /** Probabilities of {@link #CLASSES}. */
  double[][] probabilities(FlatSample sample, int threads) {
    FlatExamples examples =
        examples(rows(sample.columns(), names), new int[sample.size()], sample.weights());
    return ensemble.probabilities(threads, List.of(examples));
  }

  private static float[] rows(Observables columns, List<String> names) {
    float[] rows = new float[columns.entries() * names.size()];
    for (int k = 0; k < names.size(); k++) {
      double[] values = columns.of(names.get(k));
      for (int i = 0; i < values.length; i++) {
        rows[i * names.size() + k] = (float) values[i];
      }
    }
    return rows;
  }

  private FlatExamples examples(float[] rows, int[] labels, double[] weights) {
    scaling.apply(rows);
    float[] asFloats = new float[labels.length];
    float[] classes = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      asFloats[i] = (float) weights[i];
      classes[i] = labels[i];
    }
    return new FlatExamples(
        new Tensor(rows, labels.length, names.size()),
        new Tensor(classes, labels.length, 1),
        new Tensor(asFloats, labels.length, 1));
  }

  /** As a file. */
  ModelFile toFile(Map<String, String> provenance) {
    return new ModelFile(
        TASK,
        Map.of(
            "networks", Integer.toString(settings.networks),
            "width", Integer.toString(settings.width),
            "depth", Integer.toString(settings.depth),
            "dropout", Float.toString(settings.dropout)),
        List.of(ModelInputs.group("entry", false, names, scaling)),
        CLASSES,
        provenance,
        ensemble.weights());
  }

  /** From a file. */
  static FlatTagger of(ModelFile file) {
    ModelInputs.requireTask(file, TASK);
    InputGroup group = ModelInputs.groupOf(file, "entry");
    Settings settings =
        new Settings(
            ModelInputs.whole(file, "networks", 1, 100),
            ModelInputs.whole(file, "width", 1, 4096),
            ModelInputs.whole(file, "depth", 1, 100),
            (float) ModelInputs.number(file, "dropout", 0, 0.99));
    Ensemble<FlatExamples.Batch> ensemble = ensemble(settings, 0, group.inputs().size());
    ensemble.restore(file);
    return new FlatTagger(group.names(), ModelInputs.scaling(group), settings, ensemble);
  }
}
