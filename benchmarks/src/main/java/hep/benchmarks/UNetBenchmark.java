package hep.benchmarks;

import hep.analysis.segmentation.CropBatch;
import hep.analysis.segmentation.SliceSample;
import hep.analysis.segmentation.UNet;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.train.Adam;
import hep.learners.train.Progress;
import hep.learners.train.Schedule;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A training step of a padded U-Net with three levels and 8 first filters at batches of 8 pieces of
 * 128 x 128 pixels, against the same network in PyTorch in a process beside us, in turn, window by
 * window. Our step also cuts out, turns and bends the pieces; the other side's images lie ready.
 */
public final class UNetBenchmark {
  private static final int SIDE = 128;
  private static final int BATCH = 8;
  private static final int LEVELS = 3;
  private static final int FILTERS = 8;
  private static final int WARM = 40;
  private static final int WINDOWS = 11;
  private static final int STEPS = 5;

  private final BufferedReader in;
  private final Writer out;
  private final String form;
  private final double[] ours = new double[WINDOWS];
  private final double[] theirs = new double[WINDOWS];
  private int steps = -WARM;
  private int window;
  private long since;

  private UNetBenchmark(Process process, String form) {
    this.in = process.inputReader();
    this.out = process.outputWriter();
    this.form = form;
  }

  /**
   * Prints the medians and the ratio.
   *
   * @param args the script {@code benchmarks/peers/torch_unet.py}, the Python that has torch, the
   *     number of threads, and eager, channels_last or compiled
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      throw new IllegalArgumentException(
          "Arguments: torch_unet.py, python, threads, eager, channels_last or compiled.");
    }
    List<String> command = List.of(args[1], args[0], args[2], "8", "128", "3", "8");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    UNetBenchmark benchmark = new UNetBenchmark(process, args[3]);
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

  private void run(int threads) {
    Parameters parameters = Parameters.seeded(1);
    UNet network = UNet.of(parameters, UNet.Plan.small(1, 1, LEVELS, FILTERS));
    CropBatch.Crops crops = noise();
    TrainingSettings settings =
        TrainingSettings.defaults()
            .withEpochs(1)
            .withBatchSize(BATCH)
            .withShards(4)
            .withThreads(threads)
            .withClipNorm(1);
    new Trainer<CropBatch>(
            parameters,
            (tape, batch) -> {
              CropBatch.Content content = batch.content(tape);
              return Losses.binaryCrossEntropy(
                  network.apply(content.pixels()).reshape(content.truth().size(), 1),
                  content.truth(),
                  content.weights());
            },
            new Adam(),
            Schedule.constant(1e-3),
            settings)
        .listener(this::hear)
        .stopWhen(() -> window == WINDOWS)
        .fit(crops.examples(BATCH * (WARM + WINDOWS * STEPS + 1)));
  }

  private static CropBatch.Crops noise() {
    int side = 2 * SIDE;
    float[] pixels = new float[side * side];
    boolean[] inside = new boolean[side * side];
    float[] weights = new float[side * side];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
      inside[i] = random.nextInt(5) > 0;
      weights[i] = (float) random.nextDouble(1, 2);
    }
    return new CropBatch.Crops(
        new SliceSample(side, List.of(pixels), List.of(inside)), List.of(weights), SIDE, 3, 0, 1);
  }

  private void hear(Progress progress) {
    if (!(progress instanceof Progress.BatchDone) || window == WINDOWS) {
      return;
    }
    steps++;
    if (steps == STEPS) {
      ours[window] = (System.nanoTime() - since) / 1e6 / STEPS;
      theirs[window] = peer();
      window++;
      steps = 0;
    }
    if (steps == 0) {
      since = System.nanoTime();
    }
  }

  /** Milliseconds of a step of the other side. */
  private double peer() {
    try {
      out.write(form + " " + STEPS + "\n");
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
        "a step: Kaon %.1f ms, PyTorch (%s) %.1f ms, ratio %.2f (%.2f to %.2f)",
        ours[WINDOWS / 2],
        form,
        theirs[WINDOWS / 2],
        ratios[WINDOWS / 2],
        ratios[WINDOWS / 4],
        ratios[WINDOWS * 3 / 4]);
  }
}
