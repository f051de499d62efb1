package hep.macros.bench;

import com.sun.management.ThreadMXBean;
import hep.learners.train.Progress;
import hep.learners.train.TrainingSettings;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Kaon's training steps beside PyTorch's, in turn, window by window.
 *
 * <p>Ours is the whole step of the trainer: rows gathered into a batch, forwards, backwards, the
 * sum over the shards, Adam, and the report to a listener. PyTorch's leaves the batch in place. The
 * ratio is the median of the paired ratios to the form with the smallest median.
 */
public final class StepRace {
  private static final double WINDOW_NANOS = 1.5e8;
  private static final int TRIAL = 20;

  private final Workload workload;
  private final int threads;
  private final List<String> forms;
  private final @Nullable TorchPeer peer;
  private final double[] ours;
  private final double[][] theirs;
  private final long warmUntil;
  private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private int steps;
  private int done;
  private int window;
  private long since;
  private long bytes;

  /**
   * Prepares a race.
   *
   * @param warmSeconds time for the compiler before the first window
   * @param windows how often both take turns
   * @param forms those that the peer runs; none without a peer
   */
  public StepRace(
      Workload workload,
      int threads,
      double warmSeconds,
      int windows,
      List<String> forms,
      @Nullable TorchPeer peer) {
    this.workload = workload;
    this.threads = threads;
    this.forms = peer == null ? List.of() : List.copyOf(forms);
    this.peer = peer;
    this.ours = new double[windows];
    this.theirs = new double[this.forms.size()][windows];
    this.warmUntil = System.nanoTime() + (long) (1e9 * warmSeconds);
  }

  /** Runs it. */
  public void run() {
    TrainingSettings settings =
        new TrainingSettings(
            Integer.MAX_VALUE, workload.batch(), workload.shards(), threads, 1, 0, 0);
    workload.training().run(settings, this::hear, () -> window == ours.length);
  }

  private void hear(Progress progress) {
    if (!(progress instanceof Progress.BatchDone) || window == ours.length) {
      return;
    }
    long now = System.nanoTime();
    if (steps == 0) {
      // The last warm steps say how many make a window.
      done = now < warmUntil ? 0 : done + 1;
      since = done == 0 ? now : since;
      if (done < (workload.batch() <= 2 ? 2 : TRIAL)) {
        return;
      }
      steps = (int) Math.max(1, WINDOW_NANOS * done / (now - since));
    } else if (++done < steps) {
      return;
    } else {
      ours[window] = (now - since) / 1e3 / steps;
      bytes = (memory.getCurrentThreadAllocatedBytes() - bytes) / steps;
      for (int form = 0; form < theirs.length; form++) {
        theirs[form][window] = peer == null ? 0 : peer.micros(forms.get(form), steps);
      }
      window++;
      if (window == ours.length) {
        return;
      }
    }
    done = 0;
    bytes = memory.getCurrentThreadAllocatedBytes();
    since = System.nanoTime();
  }

  /** Returns the head of the table. */
  public static String head() {
    return "| network | threads | Kaon, µs a step | PyTorch, µs a step | ratio to the fastest, median (quartiles) | bytes a step |\n|---|---|---|---|---|---|";
  }

  /** Returns the result as a row of a table. */
  public String row() {
    StringBuilder all = new StringBuilder();
    int best = 0;
    for (int form = 0; form < theirs.length; form++) {
      best = median(theirs[form]) < median(theirs[best]) ? form : best;
      all.append(form == 0 ? "" : ", ")
          .append(forms.get(form))
          .append(String.format(Locale.ROOT, " %.0f", median(theirs[form])));
    }
    String ratio = "-";
    if (theirs.length > 0) {
      double[] ratios = new double[ours.length];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = theirs[best][i] / ours[i];
      }
      Arrays.sort(ratios);
      int n = ratios.length;
      ratio =
          String.format(
              Locale.ROOT, "%.2f (%.2f to %.2f)", ratios[n / 2], ratios[n / 4], ratios[3 * n / 4]);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.0f | %s | %s | %d |",
        workload.name(),
        threads,
        median(ours),
        theirs.length == 0 ? "-" : all,
        ratio,
        bytes);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
