package hep.macros.bench;

import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.train.Predictor;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.Targets;
import hep.learners.trees.TreeShape;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Work that is timed without a peer beside it. */
public enum Alone {
  /** One event after another through a dense network, each timed by itself, on one thread. */
  EVENT("one event, dense 40-128-128-64-3") {
    @Override
    String time(int threads) {
      Parameters parameters = Parameters.seeded(1);
      Mlp network = Mlp.of(parameters, Activation.RELU, INPUTS, 128, 128, 64, 3);
      Predictor predictor = new Predictor(parameters, network, INPUTS);
      SplittableRandom random = new SplittableRandom(1);
      float[] event = new float[INPUTS];
      float[] scores = new float[3];
      double[] micros = new double[EVENTS];
      for (int i = -EVENTS; i < EVENTS; i++) {
        for (int j = 0; j < INPUTS; j++) {
          event[j] = (float) random.nextDouble(-0.5, 0.5);
        }
        long start = System.nanoTime();
        predictor.predict(event, 0, scores, 0);
        if (i >= 0) {
          micros[i] = (System.nanoTime() - start) / 1e3;
        }
      }
      Arrays.sort(micros);
      return String.format(
          Locale.ROOT,
          "median %.2f µs, p99 %.2f µs",
          micros[EVENTS / 2],
          micros[EVENTS * 99 / 100]);
    }
  },

  /** Gradient boosting on histograms of 255 bins, made rows of two classes. */
  TREES("boosted trees, 100 of depth 6 on 1000000 x 28") {
    @Override
    String time(int threads) {
      SplittableRandom random = new SplittableRandom(1);
      float[] values = new float[ROWS * COLUMNS];
      boolean[] signal = new boolean[ROWS];
      for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
          values[row * COLUMNS + column] = (float) random.nextGaussian();
        }
        int at = row * COLUMNS;
        double odds = values[at] * values[at + 1] + values[at + 2] - values[at + 3];
        signal[row] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
      }
      double[] weights = new double[ROWS];
      Arrays.fill(weights, 1);
      Tensor features = new Tensor(values, ROWS, COLUMNS);
      Targets targets = Targets.of(signal, weights);
      int[] rows = IntStream.range(0, ROWS).toArray();
      double seconds = 0;
      for (int trees : new int[] {10, 100}) { // the first for the compiler
        var settings = BoostedTrees.Settings.plain(trees, 0.3, TreeShape.depth(6).withBins(255));
        long start = System.nanoTime();
        BoostedTrees.fit(
            features, targets, rows, new int[0], new BoostLoss.Logistic(), settings, 1, threads);
        seconds = (System.nanoTime() - start) / 1e9;
      }
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
  };

  private static final int INPUTS = 40;
  private static final int EVENTS = 100_000;
  private static final int ROWS = 1_000_000;
  private static final int COLUMNS = 28;

  private final String title;

  Alone(String title) {
    this.title = title;
  }

  /** Returns what the table calls it. */
  public String title() {
    return title;
  }

  /** Returns the head of the table. */
  public static String head() {
    return "| alone | threads | Kaon |\n|---|---|---|";
  }

  /** Times it; returns a row of the table. A single event knows one thread only. */
  public String row(int threads) {
    int used = this == EVENT ? 1 : threads;
    return "| " + title + " | " + used + " | " + time(used) + " |";
  }

  abstract String time(int threads);
}
