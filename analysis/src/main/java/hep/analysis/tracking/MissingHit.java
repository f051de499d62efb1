package hep.analysis.tracking;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.analysis.tasks.Training;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Schedule;
import hep.learners.train.Split;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fills the layer of a strip chamber in which the hit of a track is hidden, by a network and by a
 * straight line through the other layers, and tells whether a track left no hit in some layer.
 *
 * <p>Figures, for the network ({@code net}) and the line ({@code line}), each with the condition of
 * the events where the file tells it: {@code found_net_clean}, the share of hits found within one
 * pitch; {@code sigma_mm_net_clean}, half the width of the central 68 % of the residuals; {@code
 * auc_missing_net_noise}, the area under the curve of 'a hit is missing'.
 *
 * @param events to learn from at most
 */
public record MissingHit(int events) {
  /** The name in model files. */
  public static final String TASK = "missing-hit";

  private static final double TRAINING_SHARE = 2.0 / 3;
  private static final double VALIDATION_SHARE = 0.1;
  private static final int FEWEST = 30;
  private static final int BATCH = 64;
  private static final double RATE = 4e-3;

  /**
   * Reads, trains, evaluates.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for a third of the input
   * @throws InputException where the input cannot be used
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    HitSample training = HitSample.read(input);
    HitSample judged = training;
    int[] learned = IntStream.range(0, training.size()).toArray();
    int[] judging;
    if (test.isEmpty()) {
      Split split = Split.of(training.size(), TRAINING_SHARE, options.seed());
      learned = split.training();
      judging = split.validation();
    } else {
      judged = HitSample.read(test);
      judging = IntStream.range(0, judged.size()).toArray();
      requireSame(training, judged, String.join(", ", test));
    }
    if (learned.length < FEWEST || judging.length < FEWEST) {
      throw new InputException(
          "%s: %d events to learn from and %d to judge by are too few; at least %d of each are needed"
              .formatted(String.join(", ", input), learned.length, judging.length, FEWEST));
    }
    learned = shuffled(learned, options.seed());
    HitFiller networks = new HitFiller(training, options.seed());
    History history = fit(networks, training, learned, options);
    Examples<HitBatch> examples = HitBatch.once(judged, judging);
    MissingHitReport report =
        new MissingHitReport(
            judged,
            judging,
            networks.places(examples, options.threads()),
            networks.verdicts(examples, options.threads()));
    return report.result(networks, training.charges(learned), history, learned.length, options);
  }

  private int[] shuffled(int[] learned, long seed) {
    int[] order = Split.shuffled(learned.length, seed + 1);
    return Arrays.stream(order).limit(events).map(i -> learned[i]).toArray();
  }

  private static History fit(
      HitFiller networks, HitSample sample, int[] events, RunOptions options) {
    int kept = (int) Math.ceil(VALIDATION_SHARE * events.length);
    TrainingSettings settings = options.training(BATCH).withClipNorm(5);
    return Training.fit(
        "hits",
        new Trainer<>(
            networks.parameters(),
            networks::loss,
            new Adam(),
            Schedule.oneCycle(RATE, 0.2),
            settings),
        options,
        HitBatch.everyLayer(sample, Arrays.copyOfRange(events, kept, events.length)),
        HitBatch.once(sample, Arrays.copyOf(events, kept)));
  }

  static void requireSame(HitSample one, HitSample other, String where) {
    if (one.layers() != other.layers()
        || one.strips() != other.strips()
        || one.pitchMm() != other.pitchMm()
        || one.spacingMm() != other.spacingMm()) {
      throw new InputException(
          "%s: a chamber of %d layers of %d strips of %s mm every %s mm; the network learns from %d of %d of %s mm every %s mm"
              .formatted(
                  where,
                  other.layers(),
                  other.strips(),
                  other.pitchMm(),
                  other.spacingMm(),
                  one.layers(),
                  one.strips(),
                  one.pitchMm(),
                  one.spacingMm()));
    }
  }
}
