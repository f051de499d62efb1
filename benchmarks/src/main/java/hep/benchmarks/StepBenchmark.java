package hep.benchmarks;

import com.sun.management.ThreadMXBean;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.train.Adam;
import hep.learners.train.Progress;
import hep.learners.train.Schedule;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Training steps of a dense network 40-128-128-64-3 with Adam against PyTorch in a process beside
 * us, in turn, window by window.
 *
 * <p>Ours is the whole step of {@link Trainer}: shuffled rows gathered into a batch, forwards,
 * backwards, sum over the shards, Adam, and the report to a listener. PyTorch's leaves the batch in
 * place. It runs eager and compiled, with and without its fused Adam; the ratio is to the form with
 * the smallest median. The labels are random on both sides, so that no network learns them by heart
 * and the gradients stay normal numbers: subnormal ones are many times slower on Intel's
 * processors.
 */
public final class StepBenchmark {
  private static final int[] WIDTHS = {40, 128, 128, 64, 3};
  private static final int WARM = 3_000;
  private static final int WINDOWS = 15;

  private final int batch;
  private final int threads;
  private final int steps;
  private final TorchPeer peer;
  private final double[] ours = new double[WINDOWS];
  private final double[][] theirs = new double[TorchPeer.FORMS.size()][WINDOWS];
  private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private int done = -WARM;
  private int window;
  private long since;
  private long bytes;

  private StepBenchmark(int batch, int threads, TorchPeer peer) {
    this.batch = batch;
    this.threads = threads;
    this.steps = Math.max(20, 20_000 / batch);
    this.peer = peer;
  }

  /**
   * Prints the table.
   *
   * @param args the script {@code benchmarks/peers/torch_steps.py}, the Python that has torch, and
   *     optionally the numbers of threads, separated by commas
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException("Arguments: torch_steps.py, python, threads.");
    }
    String threads = args.length > 2 ? args[2] : "1";
    System.out.printf("CPU: %s; Java %s%n%n", Cpu.name(), Runtime.version());
    System.out.println(
        "| batch | threads | Kaon, µs a step | PyTorch, µs a step: "
            + String.join(", ", TorchPeer.FORMS)
            + " | ratio to the fastest, median (quartiles) | bytes a step |");
    System.out.println("|---|---|---|---|---|---|");
    for (String count : threads.split(",", -1)) {
      for (int batch : new int[] {32, 1024}) {
        int workers = Integer.parseInt(count);
        try (TorchPeer peer = TorchPeer.start(args[1], Path.of(args[0]), workers, batch, WIDTHS)) {
          StepBenchmark benchmark = new StepBenchmark(batch, workers, peer);
          benchmark.run();
          System.out.println(benchmark.row());
        }
      }
    }
  }

  private void run() {
    Random random = new Random(1);
    int examples = 16 * batch;
    Tensor features = Tensor.zeros(examples, WIDTHS[0]);
    for (int i = 0; i < features.data().length; i++) {
      features.data()[i] = (float) random.nextGaussian();
    }
    int[] labels = new int[examples];
    for (int i = 0; i < examples; i++) {
      labels[i] = random.nextInt(WIDTHS[WIDTHS.length - 1]);
    }
    Parameters parameters = Parameters.seeded(1);
    Mlp network = Mlp.of(parameters, Activation.RELU, WIDTHS);
    int shards = batch < 512 ? 1 : 8;
    TrainingSettings settings =
        new TrainingSettings(Integer.MAX_VALUE, batch, shards, threads, 1, 0, 0);
    new Trainer<Table.Batch>(
            parameters,
            (tape, rows) ->
                Losses.crossEntropy(network.apply(rows.features(tape)), rows.targets(tape)),
            new Adam(),
            Schedule.constant(1e-3),
            settings)
        .listener(this::hear)
        .stopWhen(() -> window == WINDOWS)
        .fit(Table.labelled(features, labels));
  }

  private void hear(Progress progress) {
    if (!(progress instanceof Progress.BatchDone) || window == WINDOWS) {
      return;
    }
    done++;
    if (done == steps) {
      long now = System.nanoTime();
      ours[window] = (now - since) / 1e3 / steps;
      bytes = (memory.getCurrentThreadAllocatedBytes() - bytes) / steps;
      for (int form = 0; form < theirs.length; form++) {
        theirs[form][window] = peer.micros(TorchPeer.FORMS.get(form), steps);
      }
      window++;
      done = window < WINDOWS ? 0 : done;
    }
    if (done == 0) {
      bytes = memory.getCurrentThreadAllocatedBytes();
      since = System.nanoTime();
    }
  }

  private String row() {
    int best = 0;
    StringBuilder all = new StringBuilder();
    for (int form = 0; form < theirs.length; form++) {
      best = median(theirs[form]) < median(theirs[best]) ? form : best;
      all.append(String.format(Locale.ROOT, form == 0 ? "%.0f" : ", %.0f", median(theirs[form])));
    }
    double[] ratios = new double[WINDOWS];
    for (int i = 0; i < WINDOWS; i++) {
      ratios[i] = theirs[best][i] / ours[i];
    }
    Arrays.sort(ratios);
    return String.format(
        Locale.ROOT,
        "| %d | %d | %.0f | %s | %.2f (%.2f to %.2f) | %d |",
        batch,
        threads,
        median(ours),
        all,
        ratios[WINDOWS / 2],
        ratios[WINDOWS / 4],
        ratios[WINDOWS * 3 / 4],
        bytes);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The other process. */
  private record TorchPeer(Process process, BufferedReader in, Writer out)
      implements AutoCloseable {
    static final List<String> FORMS = List.of("eager", "eager-fused", "compiled", "compiled-fused");

    static TorchPeer start(String python, Path script, int threads, int batch, int[] widths)
        throws IOException {
      List<String> command = new ArrayList<>();
      command.addAll(
          List.of(python, script.toString(), Integer.toString(threads), Integer.toString(batch)));
      Arrays.stream(widths).mapToObj(Integer::toString).forEach(command::add);
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      TorchPeer peer = new TorchPeer(process, process.inputReader(), process.outputWriter());
      String version = peer.in.readLine();
      if (version == null) {
        throw new IOException(python + " cannot run " + script + ": is torch installed?");
      }
      return peer;
    }

    /** Returns the time of a step; infinite where this build cannot run the form. */
    double micros(String form, int steps) {
      try {
        out.write(form + " " + steps + "\n");
        out.flush();
        String answer = in.readLine();
        if (answer == null) {
          throw new IOException("the PyTorch process has ended");
        }
        return answer.startsWith("unavailable")
            ? Double.POSITIVE_INFINITY
            : Double.parseDouble(answer) / 1e3;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
      process.destroy();
    }
  }
}
