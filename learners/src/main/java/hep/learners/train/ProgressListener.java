package hep.learners.train;

import java.util.Locale;
import java.util.function.Consumer;

/** Hears how a run goes, on the thread that trains. */
@FunctionalInterface
public interface ProgressListener {
  /** Called after each batch and epoch. */
  void hear(Progress progress);

  /** Returns a listener that ignores everything. */
  static ProgressListener silent() {
    return progress -> {};
  }

  /** Returns a listener that passes one line an epoch to the given consumer. */
  static ProgressListener lines(Consumer<String> out) {
    return progress -> {
      switch (progress) {
        case Progress.EpochDone done -> out.accept(line(done));
        case Progress.Finished finished -> out.accept(ending(finished));
        case Progress.CheckpointRefused refused -> out.accept(refused.reason());
        case Progress.Started _, Progress.BatchDone _ -> {}
      }
    };
  }

  private static String line(Progress.EpochDone done) {
    History.Epoch epoch = done.epoch();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "epoch %d/%d  loss %.5f",
            epoch.number() + 1,
            done.epochs(),
            epoch.trainingLoss()));
    if (!Double.isNaN(epoch.validationLoss())) {
      text.append(String.format(Locale.ROOT, "  validation %.5f", epoch.validationLoss()));
    }
    if (!Double.isNaN(epoch.metric())) {
      text.append(String.format(Locale.ROOT, "  %s %.5f", done.metricName(), epoch.metric()));
    }
    text.append(
        String.format(Locale.ROOT, "  rate %.2e  left %s", epoch.rate(), time(done.secondsLeft())));
    return text.append(done.improved() ? "  best" : "").toString();
  }

  private static String ending(Progress.Finished finished) {
    String best =
        finished.history().best() < 0
            ? ""
            : "; the best was epoch " + (finished.history().best() + 1);
    return switch (finished.reason()) {
      case ALL_EPOCHS -> "all epochs done" + best;
      case NO_IMPROVEMENT -> "stopped early, as the validation part no longer improved" + best;
      case STOPPED -> "stopped on request" + best;
    };
  }

  /** Returns a time as minutes and seconds. */
  static String time(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
