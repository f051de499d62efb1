package hep.analysis.autoencoder;

import hep.analysis.InputException;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.analysis.tasks.Training;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Split;
import hep.learners.train.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An autoencoder that has learned.
 *
 * @param kind of the network
 * @param parameters its weights
 * @param latent numbers an image is squeezed into
 * @param network from image to image
 * @param centre the mean image, which is taken away before and added behind
 * @param training what it learned from, at the end without the part held back
 * @param history of its losses
 */
public record Fitted(
    Autoencoder.Kind kind,
    int latent,
    Parameters parameters,
    Autoencoder network,
    Tensor centre,
    ImageSample training,
    History history) {
  private static final String CENTRE = "centre";
  private static final double TRAINING_SHARE = 0.9;
  private static final int BATCH = 64;
  private static final double RATE = 4e-3;
  private static final double WARM_UP = 0.2;

  /** A linear one is followed to its minimum: so many steps, on at most so many pixels at once. */
  private static final int LINEAR_STEPS = 3_000;

  private static final int LINEAR_PIXELS = 1_000_000;
  private static final double LINEAR_RATE = 0.02;

  /** Trains a network of a kind on images. */
  public static Fitted of(
      Autoencoder.Kind kind,
      int latent,
      Corruption corruption,
      ImageSample images,
      RunOptions options) {
    Parameters parameters = Parameters.seeded(options.seed());
    Autoencoder network = Autoencoder.of(parameters, kind, images.side(), latent);
    if (kind == Autoencoder.Kind.LINEAR) {
      ImageSample few =
          images.only(
              first(
                  Math.min(
                      Math.max(100, LINEAR_PIXELS / images.pixels().columns()), images.size())));
      Tensor centre = mean(few);
      return new Fitted(
          kind,
          latent,
          parameters,
          network,
          centre,
          few,
          linear(parameters, network, centre, few, options));
    }
    Tensor centre = Tensor.zeros(1, images.pixels().columns());
    Optional<Corruption> noise =
        kind == Autoencoder.Kind.DENOISING ? Optional.of(corruption) : Optional.empty();
    Split split = Split.of(images.size(), TRAINING_SHARE, options.seed());
    ImageSample learned = images.only(split.training());
    Objective<ImageBatch> objective =
        (tape, batch) -> Losses.squared(network.apply(batch.seen(tape)), batch.clean(tape));
    History history =
        Training.fit(
            kind.name().toLowerCase(Locale.ROOT),
            new Trainer<>(
                parameters,
                objective,
                new Adam(),
                Schedule.oneCycle(RATE, WARM_UP),
                options.training(BATCH)),
            options,
            ImageBatch.examples(learned, noise, options.seed()),
            ImageBatch.examples(images.only(split.validation()), noise, options.seed() + 1));
    return new Fitted(kind, latent, parameters, network, centre, learned, history);
  }

  private static History linear(
      Parameters parameters,
      Autoencoder network,
      Tensor centre,
      ImageSample images,
      RunOptions options) {
    // the mean square of all pixels is brought to 1 so that the rate fits any images
    double square = 0;
    for (int i = 0; i < images.pixels().data().length; i++) {
      double d = images.pixels().data()[i] - centre.data()[i % centre.columns()];
      square += d * d / images.pixels().data().length;
    }
    float factor = square > 0 ? (float) (1 / square) : 1;
    Objective<ImageBatch> objective =
        (tape, batch) -> {
          Var x = batch.clean(tape).minus(tape.constant(centre));
          return Losses.squared(network.apply(x), x).times(factor);
        };
    return new Trainer<>(
            parameters,
            objective,
            new Adam(),
            Schedule.cosine(LINEAR_RATE),
            options.training(images.size()).withEpochs(LINEAR_STEPS))
        .fit(ImageBatch.examples(images, Optional.empty(), 0));
  }

  private static int[] first(int count) {
    return java.util.stream.IntStream.range(0, count).toArray();
  }

  private static Tensor mean(ImageSample images) {
    int columns = images.pixels().columns();
    double[] sums = new double[columns];
    for (int i = 0; i < images.pixels().data().length; i++) {
      sums[i % columns] += images.pixels().data()[i];
    }
    Tensor mean = Tensor.zeros(1, columns);
    for (int i = 0; i < columns; i++) {
      mean.data()[i] = (float) (sums[i] / images.size());
    }
    return mean;
  }

  /** What makes the network again, for a model file. */
  public Map<String, String> architecture() {
    return Map.of(
        "kind", kind.text(),
        "latent", Integer.toString(latent),
        "side", Integer.toString(training.side()));
  }

  /** Weights and the mean image, for a model file. */
  public Map<String, Tensor> weights() {
    Map<String, Tensor> all = ModelFile.weightsOf(parameters);
    all.put(CENTRE, centre);
    return all;
  }

  /** What the network consists of and costs for one image. */
  public ModelSummary summary() {
    return ModelSummary.of(
        parameters, tape -> network.apply(tape.zeros(1, training.pixels().columns())));
  }

  /**
   * From a model file.
   *
   * @throws InputException where it does not fit
   */
  public static Fitted of(ModelFile file) {
    Autoencoder.Kind kind = Autoencoder.Kind.named(ModelSettings.text(file, "kind"));
    int latent = ModelSettings.whole(file, "latent", 1, 4096);
    int side = ModelSettings.whole(file, "side", 1, 4096);
    Parameters parameters = Parameters.seeded(0);
    Autoencoder network = Autoencoder.of(parameters, kind, side, latent);
    Map<String, Tensor> weights = new LinkedHashMap<>(file.weights());
    Tensor centre = weights.remove(CENTRE);
    if (centre == null || centre.data().length != side * side) {
      throw new InputException("the model has no mean image of %d pixels".formatted(side * side));
    }
    ModelSettings.restore(parameters, weights);
    return new Fitted(
        kind,
        latent,
        parameters,
        network,
        centre,
        new ImageSample(side, Tensor.zeros(0, side * side), new int[0]),
        new History(List.of(), 0));
  }

  /**
   * Images of the size that the network knows.
   *
   * @throws InputException for others
   */
  public ImageSample requireSide(ImageSample images, List<String> input) {
    if (images.side() != training.side()) {
      throw new InputException(
          "%s: images of %d x %d pixels; the model has learned from %d x %d"
              .formatted(
                  String.join(", ", input),
                  images.side(),
                  images.side(),
                  training.side(),
                  training.side()));
    }
    return images;
  }

  /** From images to images that come back, to be written in another form. */
  public SavedNetwork saved(InputGroup pixels) {
    return SavedNetwork.ofRows(
        parameters,
        pixels,
        x -> {
          Var mean = x.tape().constant(centre);
          return network.apply(x.minus(mean)).plus(mean);
        });
  }

  private Var centred(Tape tape, ImageBatch batch) {
    return batch.seen(tape).minus(tape.constant(centre));
  }

  /** The images that come back. */
  public Tensor images(Examples<ImageBatch> examples, int threads) {
    return Inference.predict(
        parameters,
        examples,
        (tape, batch) -> network.apply(centred(tape, batch)).plus(tape.constant(centre)),
        threads);
  }

  /** The latent places. */
  public Tensor latent(Examples<ImageBatch> examples, int threads) {
    return Inference.predict(
        parameters,
        examples,
        (tape, batch) -> network.encoder().apply(centred(tape, batch)),
        threads);
  }
}
