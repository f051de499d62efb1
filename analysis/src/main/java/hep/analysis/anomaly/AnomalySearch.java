package hep.analysis.anomaly;

import hep.analysis.InputException;
import hep.analysis.autoencoder.Autoencoder;
import hep.analysis.autoencoder.ImagePlots;
import hep.analysis.autoencoder.ImageSample;
import hep.analysis.features.ImageInputs;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.LossCurves;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.model.ModelFile;
import hep.learners.train.Split;
import hep.validation.Measured;
import hep.validation.RocCurve;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Trains an autoencoder on one kind of jets and looks for the other kind by its error, then the
 * other way round.
 *
 * <p>Figures, for each direction: {@code auc_trained_on_background}, the area under the curve of
 * finding the kind that was not learned, and {@code mass_correlation_trained_on_background}, the
 * rank correlation of error and mass in the kind that was; with {@code _decorrelated} behind where
 * an adversary took part; {@code auc_mass}, of the mass alone.
 *
 * @param kind of the autoencoder
 * @param latent numbers an image is squeezed into
 * @param lambda how much an adversary counts that looks for the mass; 0 for none
 * @param jets of each kind to learn from at most
 */
public record AnomalySearch(Autoencoder.Kind kind, int latent, double lambda, int jets) {
  /** The name in model files. */
  public static final String TASK = "anomaly-search";

  private static final double TRAINING_SHARE = 0.6;
  private static final List<String> CLASSES = List.of("signal", "background");

  /** Checks λ. */
  public AnomalySearch {
    if (!(lambda >= 0)) {
      throw new InputException("decorrelate is a number of at least 0, found " + lambda);
    }
  }

  /** With the name of an autoencoder: dense, tied, convolutional, linear. */
  public static AnomalySearch of(String kind, int latent, double lambda, int jets) {
    return new AnomalySearch(Autoencoder.Kind.named(kind), latent, lambda, jets);
  }

  /**
   * Reads, trains, evaluates.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for two fifths of the input
   * @throws InputException where the input cannot be used
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    JetImages all = JetImages.read(input);
    JetImages training = all;
    JetImages judged;
    if (test.isEmpty()) {
      Split split = Split.of(all.size(), TRAINING_SHARE, options.seed());
      training = all.only(split.training());
      judged = all.only(split.validation());
    } else {
      judged = JetImages.read(test);
    }
    int side = training.images().side();
    if (judged.images().side() != side) {
      throw new InputException(
          "%s: the images have %d pixels along each side, those to learn from %d"
              .formatted(String.join(", ", test), judged.images().side(), side));
    }
    Findings findings = new Findings(judged, options);
    for (int learned = 0; learned < 2; learned++) {
      int[] members = training.of(learned);
      int[] order = Split.shuffled(members.length, options.seed());
      JetImages own =
          training.only(Arrays.stream(order).limit(jets).map(i -> members[i]).toArray());
      for (double weight : lambda > 0 ? new double[] {0, lambda} : new double[] {0}) {
        AnomalyNetwork network = new AnomalyNetwork(kind, side, latent, options);
        findings.plots.put("loss", LossCurves.of(network.fit(own, weight)));
        findings.add(learned, weight, network, own.images());
      }
    }
    return findings.result();
  }

  /** What came of the directions. */
  private final class Findings {
    private final JetImages judged;
    private final RunOptions options;
    private final boolean[] signal;
    private final SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    private final SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    private final SequencedMap<String, ModelFile> models = new LinkedHashMap<>();
    private final SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
    private final SequencedMap<String, double[]> scores = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Findings(JetImages judged, RunOptions options) {
      this.judged = judged;
      this.options = options;
      signal = new boolean[judged.size()];
      for (int jet = 0; jet < signal.length; jet++) {
        signal[jet] = judged.images().labels()[jet] == 1;
      }
      figures.put("auc_mass", RocCurve.of(judged.mass(), signal).auc());
    }

    void add(int learned, double weight, AnomalyNetwork network, ImageSample from) {
      String name =
          "trained_on_"
              + (learned == 0 ? "background" : "signal")
              + (weight > 0 ? "_decorrelated" : "");
      notes.add(
          "%s: learned from %d jets, judged by %d".formatted(name, from.size(), judged.size()));
      double[] errors = network.errors(judged);
      boolean[] wanted = new boolean[signal.length];
      for (int jet = 0; jet < wanted.length; jet++) {
        wanted[jet] = signal[jet] == (learned == 0);
      }
      RocCurve roc = RocCurve.of(errors, wanted);
      figures.put("auc_" + name, roc.auc());
      int[] own = judged.of(learned);
      figures.put(
          "mass_correlation_" + name,
          RankCorrelation.of(
              Arrays.stream(own).mapToDouble(jet -> errors[jet]).toArray(),
              Arrays.stream(own).mapToDouble(jet -> judged.mass()[jet]).toArray()));
      curves.put(name.replace('_', ' '), roc);
      scores.put("error_" + name, errors);
      models.put(name, model(network, name, from));
      plots.put("images_" + name, pictures(network));
    }

    private Plot pictures(AnomalyNetwork network) {
      int few = 4;
      int[] chosen =
          IntStream.concat(
                  Arrays.stream(judged.of(0)).limit(few), Arrays.stream(judged.of(1)).limit(few))
              .toArray();
      JetImages shown = judged.only(chosen);
      SequencedMap<String, Tensor> rows = new LinkedHashMap<>();
      rows.put("true", shown.images().pixels());
      rows.put("network", network.images(shown));
      return ImagePlots.gallery(rows, judged.images().side());
    }

    private ModelFile model(AnomalyNetwork network, String name, ImageSample from) {
      return new ModelFile(
          TASK,
          Map.of(
              "kind",
              kind.text(),
              "latent",
              Integer.toString(latent),
              "side",
              Integer.toString(from.side()),
              "name",
              name),
          List.of(ImageInputs.of("image", "pixel", "1", from.pixels())),
          List.of("error"),
          options.provenance("training_jets", from.size()),
          network.summary(),
          ModelFile.weightsOf(network.parameters()));
    }

    TaskResult result() {
      plots.put("roc", RocPlot.of("Anomaly", "Learned-jet", curves));
      SequencedMap<String, ModelFile> others = new LinkedHashMap<>(models);
      ModelFile main = others.pollFirstEntry().getValue();
      return new TaskResult(
          "anomaly-search",
          figures,
          plots,
          predictions(),
          Predictions.none(CLASSES),
          main,
          others,
          notes);
    }

    /** The error of the network that learned the background, as e / (1 + e): larger for signal. */
    private Predictions predictions() {
      double[] first = scores.firstEntry().getValue();
      double[][] probabilities = new double[first.length][];
      int[] labels = new int[first.length];
      double[] weights = new double[first.length];
      Arrays.fill(weights, 1);
      for (int jet = 0; jet < first.length; jet++) {
        double score = first[jet] / (1 + first[jet]);
        probabilities[jet] = new double[] {score, 1 - score};
        labels[jet] = signal[jet] ? 0 : 1;
      }
      List<String> names = new ArrayList<>(scores.keySet());
      List<double[]> values = new ArrayList<>(scores.values());
      names.add("mass");
      values.add(judged.mass());
      return new Predictions(
          CLASSES,
          probabilities,
          labels,
          weights,
          new Observables(names, values.toArray(double[][]::new)));
    }
  }
}
