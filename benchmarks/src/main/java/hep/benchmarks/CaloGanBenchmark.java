package hep.benchmarks;

import hep.analysis.calorimeter.ShowerParticle;
import hep.analysis.calorimeter.ToyCalorimeter;
import hep.analysis.generative.ShowerGan;
import hep.analysis.tasks.RunOptions;
import hep.learners.train.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A cycle of CaloGAN's preset {@code small}, one turn of the discriminator and two of the generator
 * at batches of 128, against the same network in PyTorch in a process beside us, in turn, window by
 * window.
 */
public final class CaloGanBenchmark {
  /** Batch, then latent, base, first, second, look, third, rest of the preset. */
  private static final List<String> SIZES = List.of("128", "128", "12", "16", "6", "32", "16", "8");

  private static final int BATCH = 128;
  private static final int WARM = 6;
  private static final int WINDOWS = 7;
  private static final int CYCLES = 2;

  /** Turns of a cycle. */
  private static final int TURNS = 3;

  private final BufferedReader in;
  private final Writer out;
  private final String form;
  private final double[] ours = new double[WINDOWS];
  private final double[] theirs = new double[WINDOWS];
  private int batches = -WARM * TURNS;
  private int window;
  private long since;

  private CaloGanBenchmark(Process process, String form) {
    this.in = process.inputReader();
    this.out = process.outputWriter();
    this.form = form;
  }

  /** Ends a training whose windows are all measured. */
  private static final class Measured extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Prints the medians and the ratio.
   *
   * @param args the script {@code benchmarks/peers/torch_calogan.py}, the Python that has torch,
   *     the number of threads, and eager or compiled
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      throw new IllegalArgumentException(
          "Arguments: torch_calogan.py, python, threads, eager or compiled.");
    }
    List<String> command = new ArrayList<>(List.of(args[1], args[0], args[2]));
    command.addAll(SIZES);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    CaloGanBenchmark benchmark = new CaloGanBenchmark(process, args[3]);
    try {
      String version = benchmark.in.readLine();
      System.out.printf("CPU: %s; Java %s; %s%n", Cpu.name(), Runtime.version(), version);
      benchmark.run(Integer.parseInt(args[2]));
      System.out.println(benchmark.row());
    } finally {
      benchmark.out.close();
      process.destroy();
    }
  }

  private void run(int threads) throws IOException {
    Path folder = Files.createTempDirectory("calogan");
    Path training = folder.resolve("training.root");
    Path test = folder.resolve("test.root");
    ToyCalorimeter toy = ToyCalorimeter.caloGan(ShowerParticle.ELECTRON);
    toy.write(training, 10 * BATCH, 1);
    toy.write(test, 2 * BATCH, 2);
    RunOptions options =
        RunOptions.defaults().withEpochs(1_000_000).withThreads(threads).withListener(this::hear);
    try {
      ShowerGan.of("small", "log")
          .run(List.of(training.toString()), List.of(test.toString()), options);
    } catch (Measured _) {
      Files.delete(training);
      Files.delete(test);
      Files.delete(folder);
    }
  }

  private void hear(Progress progress) {
    if (!(progress instanceof Progress.BatchDone)) {
      return;
    }
    batches++;
    if (batches == TURNS * CYCLES) {
      ours[window] = (System.nanoTime() - since) / 1e6 / CYCLES;
      theirs[window] = peer();
      window++;
      batches = 0;
      if (window == WINDOWS) {
        throw new Measured();
      }
    }
    if (batches == 0) {
      since = System.nanoTime();
    }
  }

  /** Milliseconds of a cycle of the other side. */
  private double peer() {
    try {
      out.write(form + " " + CYCLES + "\n");
      out.flush();
      String answer = in.readLine();
      if (answer == null || answer.startsWith("unavailable")) {
        throw new IOException("the PyTorch process said " + answer);
      }
      return Double.parseDouble(answer) / 1e6;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String row() {
    double[] ratios = new double[WINDOWS];
    Arrays.setAll(ratios, i -> theirs[i] / ours[i]);
    for (double[] each : List.of(ours, theirs, ratios)) {
      Arrays.sort(each);
    }
    return String.format(
        Locale.ROOT,
        "a cycle: Kaon %.0f ms, PyTorch (%s) %.0f ms, ratio %.2f (%.2f to %.2f)",
        ours[WINDOWS / 2],
        form,
        theirs[WINDOWS / 2],
        ratios[WINDOWS / 2],
        ratios[WINDOWS / 4],
        ratios[WINDOWS * 3 / 4]);
  }
}
