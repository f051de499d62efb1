package hep.analysis.autoencoder;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.train.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains autoencoders of several kinds on the same images.
 *
 * <p>Figures, for each kind: {@code error_dense}, the part of the variance of the pixels that is
 * lost; for the linear one also {@code error_pca}, which is the least that is possible, and {@code
 * subspace_angle_linear}, the largest principal angle to the principal components, in radians, both
 * on the images that it learned from; for the denoising one {@code gain_db_denoising} and {@code
 * gain_db_median}, by how many decibels it and a median over 3 x 3 pixels lower the squared error
 * of spoiled images.
 *
 * @param kinds of networks
 * @param latent numbers an image is squeezed into
 * @param corruption for denoising, where the largest pixel of an image counts 1 in the mean
 * @param images to learn from at most
 */
public record Autoencoders(
    List<Autoencoder.Kind> kinds, int latent, Corruption corruption, int images) {
  /** The name in model files. */
  public static final String TASK = "autoencoder";

  private static final double TRAINING_SHARE = 0.8;
  private static final int FEWEST = 100;

  /** Copies the list. */
  public Autoencoders {
    kinds = List.copyOf(kinds);
  }

  /**
   * With names as on a command line.
   *
   * @param kinds linear, dense, tied, convolutional, denoising
   * @param corruption gaussian, masking, salt
   * @throws InputException for other names
   */
  public static Autoencoders of(
      List<String> kinds, int latent, String corruption, double strength, int images) {
    return new Autoencoders(
        kinds.stream().map(Autoencoder.Kind::named).distinct().toList(),
        latent,
        Corruption.of(corruption, strength),
        images);
  }

  /**
   * Reads, trains, evaluates.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for a fifth of the input
   * @throws InputException where the input cannot be used
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    String where = String.join(", ", input);
    ImageSample all = ImageSample.read(input);
    int[] learned = IntStream.range(0, all.size()).toArray();
    ImageSample judged;
    if (test.isEmpty()) {
      Split split = Split.of(all.size(), TRAINING_SHARE, options.seed());
      learned = split.training();
      judged = all.only(split.validation());
    } else {
      judged = ImageSample.read(test);
    }
    int[] order = Split.shuffled(learned.length, options.seed());
    int[] from = learned;
    ImageSample training = all.only(Arrays.stream(order).limit(images).map(i -> from[i]).toArray());
    if (training.size() < FEWEST) {
      throw new InputException(
          "%s: %d images to learn from are too few; at least %d are needed"
              .formatted(where, training.size(), FEWEST));
    }
    if (judged.side() != all.side()) {
      throw new InputException(
          "%s: the images have %d x %d pixels, the networks learn from %d x %d"
              .formatted(
                  String.join(", ", test), judged.side(), judged.side(), all.side(), all.side()));
    }
    if (latent >= training.pixels().columns()) {
      throw new InputException(
          "%d latent numbers are no squeeze for images of %d pixels"
              .formatted(latent, training.pixels().columns()));
    }
    double scale = 1 / training.peak();
    AutoencoderReport report =
        new AutoencoderReport(
            training.times(scale), judged.times(scale), scale, corruption, options);
    List<Fitted> fitted = new ArrayList<>();
    for (Autoencoder.Kind kind : kinds) {
      fitted.add(Fitted.of(kind, latent, corruption, training.times(scale), options));
      report.add(fitted.getLast());
    }
    return report.result();
  }
}
