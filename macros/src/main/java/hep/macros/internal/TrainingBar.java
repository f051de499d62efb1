package hep.macros.internal;

import hep.learners.train.History;
import hep.learners.train.Progress;
import hep.learners.train.ProgressListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A training's progress as a bar on a terminal: epochs, loss, metric, rate and time left. */
public final class TrainingBar implements ProgressListener, AutoCloseable {
  private final PrintStream terminal;
  private @Nullable ProgressBar bar;
  private String metric = "";
  private volatile double secondsLeft = Double.NaN;

  /** A bar that appears with the first training. */
  public TrainingBar(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void hear(Progress progress) {
    switch (progress) {
      case Progress.Started started -> start((long) started.epochs() * started.batches());
      case Progress.BatchDone done -> {
        secondsLeft = done.secondsLeft();
        if (bar != null) {
          bar.stepTo((long) done.epoch() * done.batches() + done.batch() + 1);
          bar.setExtraMessage(
              String.format(
                  Locale.ROOT, " loss %.4f%s rate %.1e", done.loss(), metric, done.rate()));
        }
      }
      case Progress.EpochDone done -> metric = figure(done);
      case Progress.CheckpointRefused _ -> {} // the lines in the log tell it
      case Progress.Finished _ -> close();
    }
  }

  private static String figure(Progress.EpochDone done) {
    History.Epoch epoch = done.epoch();
    if (!Double.isNaN(epoch.metric())) {
      return String.format(Locale.ROOT, " %s %.4f", done.metricName(), epoch.metric());
    }
    return Double.isNaN(epoch.validationLoss())
        ? ""
        : String.format(Locale.ROOT, " validation %.4f", epoch.validationLoss());
  }

  private void start(long batches) {
    close();
    boolean unicode = terminal.charset().newEncoder().canEncode('\u2588');
    bar =
        new ProgressBarBuilder()
            .setTaskName("")
            .setInitialMax(batches)
            .setUnit("", 1)
            .setStyle(unicode ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .setEtaFunction(_ ->
                Double.isFinite(secondsLeft)
                    ? Optional.of(Duration.ofSeconds(Math.round(secondsLeft)))
                    : Optional.empty())
            .setUpdateIntervalMillis(200)
            .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
