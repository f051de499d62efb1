package hep.analysis.quality;

import hep.analysis.InputException;
import hep.analysis.autoencoder.Autoencoder;
import hep.analysis.autoencoder.Corruption;
import hep.analysis.autoencoder.Fitted;
import hep.analysis.autoencoder.ImageBatch;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.train.Split;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds faulty maps of channels by the error of a convolutional autoencoder that has seen good
 * ones, and by χ² against a reference.
 *
 * <p>Figures, for the network ({@code net}) and χ² ({@code chi2}): {@code auc_net_hot} and the
 * like, the area under the curve of telling maps with that fault from good ones; {@code delay_net},
 * how many maps of a run pass after the first faulty one before one is found, in the mean over
 * runs, at a threshold that one good map in a hundred passes; a fault that is never found counts
 * the maps that were left; {@code false_alarms_net}, the share of the good maps of runs that pass.
 *
 * @param latent numbers a map is squeezed into
 */
public record DataQuality(int latent) {
  /** The name in model files. */
  public static final String TASK = "data-quality";

  /** The tensor of a model file with the mean of good maps. */
  static final String REFERENCE = "reference";

  private static final double TRAINING_SHARE = 0.6;

  /**
   * Reads, trains, evaluates. Maps in runs are never learned from.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for two fifths of the single maps, and all runs
   * @throws InputException where the input cannot be used
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    OccupancySample all = OccupancySample.read(input);
    OccupancySample single = all.only(all.singles());
    OccupancySample training = single;
    OccupancySample judged;
    if (test.isEmpty()) {
      Split split = Split.of(single.size(), TRAINING_SHARE, options.seed());
      training = single.only(split.training());
      int[] singles = all.singles();
      judged =
          all.only(
              IntStream.concat(
                      IntStream.of(split.validation()).map(i -> singles[i]),
                      IntStream.of(all.inRuns()))
                  .toArray());
    } else {
      judged = OccupancySample.read(test);
    }
    OccupancySample learned = training;
    int[] good =
        IntStream.range(0, learned.size())
            .filter(map -> learned.maps().labels()[map] == 0)
            .toArray();
    if (judged.maps().side() != all.maps().side() || good.length == 0) {
      throw new InputException(
          "%s: %d good maps of %d channels along each side to learn from, and maps of %d to judge by"
              .formatted(
                  String.join(", ", input), good.length, all.maps().side(), judged.maps().side()));
    }
    OccupancySample reference = learned.only(good);
    ReferenceTest usual = ReferenceTest.of(reference.maps());
    Fitted fitted =
        Fitted.of(
            Autoencoder.Kind.CONVOLUTIONAL,
            latent,
            Corruption.of("masking", 0),
            usual.ratios(reference.maps()),
            options);
    Tensor ratios =
        fitted.images(
            ImageBatch.examples(usual.ratios(judged.maps()), Optional.empty(), 0),
            options.threads());
    QualityReport report =
        new QualityReport(
            judged, usual.against(judged.maps(), ratios), usual.against(judged.maps()));
    return report.result(usual, fitted, usual.ratios(judged.maps()), ratios, good.length, options);
  }
}
