package hep.analysis.tasks;

import hep.learners.train.History;
import hep.validation.plot.LossPlot;
import hep.validation.plot.Plot;
import java.util.List;
import java.util.stream.IntStream;

/** The losses of several networks as one curve. */
public final class LossCurves {
  private LossCurves() {}

  /** The losses of one network. */
  public static Plot of(History history) {
    return plot(List.of(history));
  }

  /** Means over the networks, epoch by epoch; the mark is at their median best epoch. */
  static Plot plot(List<History> histories) {
    int epochs = histories.stream().mapToInt(history -> history.epochs().size()).min().orElse(0);
    double[] training = new double[epochs];
    double[] validation = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
      int number = epoch;
      training[epoch] =
          histories.stream()
              .mapToDouble(h -> h.epochs().get(number).trainingLoss())
              .average()
              .orElse(0);
      validation[epoch] =
          histories.stream()
              .mapToDouble(h -> h.epochs().get(number).validationLoss())
              .average()
              .orElse(0);
    }
    int[] best = histories.stream().mapToInt(History::best).sorted().toArray();
    int median = IntStream.of(best).skip(best.length / 2).findFirst().orElse(0);
    return LossPlot.of(training, validation, Math.clamp(median + 1, 1, Math.max(1, epochs)));
  }
}
