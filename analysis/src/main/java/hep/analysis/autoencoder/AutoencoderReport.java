package hep.analysis.autoencoder;

import hep.analysis.features.ImageInputs;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.LossCurves;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.Inference;
import hep.validation.Measured;
import hep.validation.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Figures, pictures and models of several autoencoders on the same images. */
final class AutoencoderReport {
  private static final List<String> CLASSES = List.of("image");

  private final ImageSample training;
  private final ImageSample judged;
  private final Corruption corruption;
  private final RunOptions options;
  private final double scale;
  private final SequencedMap<String, Measured> figures = new LinkedHashMap<>();
  private final SequencedMap<String, Plot> plots = new LinkedHashMap<>();
  private final SequencedMap<String, ModelFile> models = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<double[]> errors = new ArrayList<>();
  private final SequencedMap<String, Tensor> shown = new LinkedHashMap<>();

  AutoencoderReport(
      ImageSample training,
      ImageSample judged,
      double scale,
      Corruption corruption,
      RunOptions options) {
    this.training = training;
    this.judged = judged;
    this.scale = scale;
    this.corruption = corruption;
    this.options = options;
    shown.put("true", judged.pixels());
  }

  void add(Fitted fitted) {
    String name = fitted.kind().text();
    Tensor back;
    if (fitted.kind() == Autoencoder.Kind.DENOISING) {
      back = denoised(fitted);
    } else {
      back = fitted.images(ImageBatch.examples(judged, Optional.empty(), 0), options.threads());
    }
    double[] lost = squaredErrors(back, judged.pixels());
    figures.put("error_" + name, share(lost, judged));
    if (fitted.kind() == Autoencoder.Kind.LINEAR) {
      principal(fitted);
    }
    shown.put(name, back);
    names.add(name);
    errors.add(lost);
    Tensor places =
        fitted.latent(ImageBatch.examples(judged, Optional.empty(), 0), options.threads());
    plots.put("latent_" + name, ImagePlots.latent(places, judged.labels()));
    plots.put("loss_" + name, LossCurves.of(fitted.history()));
    plots.put("loss", LossCurves.of(fitted.history())); // of the last, whose model is the run's
    models.put(name, model(fitted));
  }

  private Tensor denoised(Fitted fitted) {
    var examples = ImageBatch.examples(judged, Optional.of(corruption), options.seed() + 2);
    Tensor spoiled =
        Inference.predict(
            fitted.parameters(), examples, (tape, batch) -> batch.seen(tape), options.threads());
    Tensor back = fitted.images(examples, options.threads());
    double[] before = squaredErrors(spoiled, judged.pixels());
    double[] median = squaredErrors(MedianFilter.of(spoiled, judged.side()), judged.pixels());
    figures.put("gain_db_denoising", decibels(before, squaredErrors(back, judged.pixels())));
    figures.put("gain_db_median", decibels(before, median));
    shown.put("spoiled", spoiled);
    return back;
  }

  /** 10 lg of the ratio of the means; the errors of both are taken as independent. */
  private static Measured decibels(double[] before, double[] after) {
    Measured ratio = mean(before).over(mean(after));
    return new Measured(
        10 * Math.log10(ratio.value()), 10 / Math.log(10) * ratio.error() / ratio.value());
  }

  private void principal(Fitted fitted) {
    Tensor decoder = fitted.parameters().named("decoder/weight").value();
    ImageSample learned = fitted.training();
    PrincipalSubspace best = PrincipalSubspace.of(learned.pixels(), decoder.rows());
    Tensor back =
        fitted.images(ImageBatch.examples(learned, Optional.empty(), 0), options.threads());
    figures.put("error_linear_training", share(squaredErrors(back, learned.pixels()), learned));
    figures.put("error_pca", new Measured(1 - best.kept() / best.variance(), Double.NaN));
    figures.put("subspace_angle_linear", new Measured(best.largestAngle(decoder), Double.NaN));
  }

  static double[] squaredErrors(Tensor one, Tensor other) {
    double[] errors = new double[one.rows()];
    for (int i = 0; i < one.data().length; i++) {
      double d = one.data()[i] - other.data()[i];
      errors[i / one.columns()] += d * d;
    }
    return errors;
  }

  private static Measured mean(double... values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new Measured(mean, Math.sqrt(square / Math.max(1, values.length - 1.0) / values.length));
  }

  /** The mean error over the variance of the images about their mean. */
  private static Measured share(double[] errors, ImageSample images) {
    int columns = images.pixels().columns();
    double[] sums = new double[columns];
    double squares = 0;
    for (int i = 0; i < images.pixels().data().length; i++) {
      double v = images.pixels().data()[i];
      sums[i % columns] += v / images.size();
      squares += v * v / images.size();
    }
    double variance = squares - Arrays.stream(sums).map(m -> m * m).sum();
    return mean(Arrays.stream(errors).map(e -> e / variance).toArray());
  }

  private ModelFile model(Fitted fitted) {
    InputGroup pixels = ImageInputs.of("image", "pixel", "1", training.pixels());
    Map<String, String> settings = new LinkedHashMap<>(fitted.architecture());
    settings.put(SavedAutoencoder.SCALE, Double.toString(scale));
    return new ModelFile(
        Autoencoders.TASK,
        settings,
        List.of(pixels),
        pixels.names(),
        options.provenance("training_images", training.size()),
        fitted.summary(),
        fitted.weights());
  }

  TaskResult result() {
    plots.put("images", ImagePlots.gallery(shown, judged.side()));
    SequencedMap<String, ModelFile> others = new LinkedHashMap<>(models);
    ModelFile main = others.pollLastEntry().getValue();
    return new TaskResult(
        "autoencoder",
        figures,
        plots,
        predictions(),
        Predictions.none(CLASSES),
        main,
        others,
        List.of(
            "learned from %d images of %d x %d pixels, judged by %d"
                .formatted(training.size(), judged.side(), judged.side(), judged.size())));
  }

  private Predictions predictions() {
    double[][] probabilities = new double[judged.size()][];
    Arrays.fill(probabilities, new double[] {1});
    double[] weights = new double[judged.size()];
    Arrays.fill(weights, 1);
    List<String> columns = new ArrayList<>(List.of("true_label"));
    List<double[]> values =
        new ArrayList<>(List.of(Arrays.stream(judged.labels()).asDoubleStream().toArray()));
    for (int i = 0; i < names.size(); i++) {
      columns.add("error_" + names.get(i));
      values.add(errors.get(i));
    }
    return new Predictions(
        CLASSES,
        probabilities,
        new int[judged.size()],
        weights,
        new Observables(columns, values.toArray(double[][]::new)));
  }
}
