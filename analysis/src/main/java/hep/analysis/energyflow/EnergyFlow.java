package hep.analysis.energyflow;

import hep.analysis.InputException;
import hep.analysis.segmentation.UNet;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.train.History;
import hep.learners.train.Split;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells the energy of a neutral pion from that of a charged one over it, cell by cell, by a U-Net
 * (arXiv:2003.08863), and by subtraction of what the track is expected to leave.
 *
 * <p>Figures are those of {@link FlowReport}.
 *
 * @param levels how often the network halves its images
 * @param filters of its first level
 * @param events to learn from at most
 */
public record EnergyFlow(int levels, int filters, int events) {
  /** The name in model files. */
  public static final String TASK = "energy-flow";

  private static final double TRAINING_SHARE = 0.7;
  private static final int FEWEST = 60;

  /** Checks the ranges. */
  public EnergyFlow {
    int side = ToyOverlaps.geometry().layers().getFirst().columns();
    try {
      UNet.Plan.small(1, 1, levels, filters).outputSide(side);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "no network of %d levels and %d first filters sees images of %d x %d pixels: %s"
              .formatted(levels, filters, side, side, e.getMessage()),
          e);
    }
  }

  /** Three levels, 8 first filters. */
  public static EnergyFlow defaults() {
    return new EnergyFlow(3, 8, Integer.MAX_VALUE);
  }

  /**
   * Reads, learns, judges.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for three tenths of the input
   * @throws InputException where the input cannot be used
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    OverlapSample sample = OverlapSample.read(input);
    OverlapSample judged = sample;
    int[] learned;
    int[] judging;
    if (test.isEmpty()) {
      Split split = Split.of(sample.size(), TRAINING_SHARE, options.seed());
      learned = split.training();
      judging = split.validation();
    } else {
      learned = IntStream.range(0, sample.size()).toArray();
      judged = OverlapSample.read(test);
      judging = IntStream.range(0, judged.size()).toArray();
    }
    int[] order = Split.shuffled(learned.length, options.seed() + 1);
    int[] from = learned;
    learned = Arrays.stream(order).limit(events).map(i -> from[i]).toArray();
    if (learned.length < FEWEST || judging.length < FEWEST) {
      throw new InputException(
          "%s: %d events to learn from and %d to judge by are too few; at least %d of each are needed"
              .formatted(String.join(", ", input), learned.length, judging.length, FEWEST));
    }
    FlowNetwork network = FlowNetwork.of(sample.geometry(), this, options.seed());
    History history = network.fit(sample, learned, options);
    FlowReport report = new FlowReport(judged, judging);
    TrackTemplate template = TrackTemplate.fit(sample, learned);
    report.add(FlowAnswers.of(network, sample, learned, judged, judging, options.threads()));
    report.add(FlowAnswers.ofRings(template, sample, learned, judged, judging));
    report.add(FlowAnswers.ofSums(template, sample, learned, judged, judging));
    return report.result(network, history, learned.length, options);
  }
}
