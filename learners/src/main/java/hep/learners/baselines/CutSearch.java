package hep.learners.baselines;

import hep.learners.Tensor;
import hep.learners.internal.kernels.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A genetic search of windows. Columns are cut into bins; a set of windows is two bin numbers a
 * column. For each signal efficiency the set with the least background is kept (an archive of
 * elites: Mouret and Clune, arXiv 1504.04909); children cross two of them and move a few ends.
 */
final class CutSearch {
  private static final int BINS = 128;

  private final RectangularCuts.Settings settings;
  private final Workers workers;
  private final int columns;
  private final float[][] edges;
  private final byte[][] codes;
  private final double[] weights;
  private final int rows;
  private final int[][] elites = new int[RectangularCuts.STEPS][];
  private final double[] signal = new double[RectangularCuts.STEPS];
  private final double[] background = new double[RectangularCuts.STEPS];

  CutSearch(LabelledRows rows, RectangularCuts.Settings settings, Workers workers) {
    this.settings = settings;
    this.workers = workers;
    this.columns = rows.features().columns();
    this.rows = rows.signal().length;
    this.edges = new float[columns][];
    this.codes = new byte[columns][this.rows];
    double[] balanced = rows.balanced();
    this.weights = new double[this.rows];
    for (int row = 0; row < this.rows; row++) {
      weights[row] = rows.signal()[row] ? balanced[row] : -balanced[row];
    }
    workers.run(columns, column -> code(rows.features(), rows.signal(), column));
    Arrays.fill(background, Double.POSITIVE_INFINITY);
  }

  /** Ends of windows at quantiles of the signal. */
  private void code(Tensor features, boolean[] isSignal, int column) {
    float[] values = new float[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (isSignal[row]) {
        values[count++] = features.at(row, column);
      }
    }
    Arrays.sort(values, 0, count);
    float[] found = new float[BINS - 1];
    int kept = 0;
    for (int bin = 0; bin < BINS - 1; bin++) {
      float edge = values[(int) ((long) bin * (count - 1) / (BINS - 2))];
      if (bin == 0) {
        edge = Math.nextDown(edge);
      }
      if (kept == 0 || edge > found[kept - 1]) {
        found[kept++] = edge;
      }
    }
    edges[column] = Arrays.copyOf(found, kept);
    for (int row = 0; row < rows; row++) {
      int at = Arrays.binarySearch(edges[column], features.at(row, column));
      codes[column][row] = (byte) (at >= 0 ? at : -at - 1);
    }
  }

  /** Windows and what passes them; bins from {@code ends[2j]} to {@code ends[2j + 1]}. */
  private record Tried(int[] ends, double signal, double background) {}

  private Tried tried(int... ends) {
    double passedSignal = 0;
    double passedBackground = 0;
    for (int row = 0; row < rows; row++) {
      boolean passes = true;
      for (int j = 0; j < columns && passes; j++) {
        int code = codes[j][row];
        passes = code >= ends[2 * j] && code <= ends[2 * j + 1];
      }
      if (passes) {
        passedSignal += Math.max(0, weights[row]);
        passedBackground += Math.max(0, -weights[row]);
      }
    }
    return new Tried(ends, passedSignal, passedBackground);
  }

  RectangularCuts run() {
    int[] open = new int[2 * columns];
    for (int j = 0; j < columns; j++) {
      open[2 * j + 1] = edges[j].length;
    }
    keep(tried(open));
    // windows on one column alone, from either side
    for (int j = 0; j < columns; j++) {
      int[][] single = new int[2 * edges[j].length][];
      for (int bin = 0; bin < edges[j].length; bin++) {
        single[2 * bin] = open.clone();
        single[2 * bin][2 * j] = bin + 1;
        single[2 * bin + 1] = open.clone();
        single[2 * bin + 1][2 * j + 1] = bin;
      }
      keepAll(single);
    }
    for (int generation = 0; generation < settings.generations(); generation++) {
      int[][] children = new int[settings.children()][];
      for (int child = 0; child < children.length; child++) {
        long number = (long) generation * children.length + child;
        children[child] = child(new SplittableRandom(settings.seed() * 1_000_003 + number));
      }
      keepAll(children);
    }
    return result();
  }

  private void keepAll(int[][] children) {
    Tried[] results = new Tried[children.length];
    workers.run(children.length, i -> results[i] = tried(children[i]));
    for (Tried each : results) {
      keep(each);
    }
  }

  /** For every efficiency that a set reaches it may be the best; the nearest below counts. */
  private void keep(Tried found) {
    int step = (int) Math.floor(found.signal * RectangularCuts.STEPS + 1e-9) - 1;
    for (int s = Math.min(step, RectangularCuts.STEPS - 1); s >= 0; s--) {
      if (found.background >= background[s]) {
        return;
      }
      elites[s] = found.ends;
      signal[s] = found.signal;
      background[s] = found.background;
    }
  }

  private int[] child(SplittableRandom random) {
    int[] ends = elite(random).clone();
    if (random.nextInt(3) == 0) {
      int[] other = elite(random);
      for (int j = 0; j < columns; j++) {
        if (random.nextBoolean()) {
          ends[2 * j] = other[2 * j];
          ends[2 * j + 1] = other[2 * j + 1];
        }
      }
    }
    int changes = 1 + random.nextInt(3);
    for (int change = 0; change < changes; change++) {
      int j = random.nextInt(columns);
      int side = random.nextInt(2);
      // mostly small steps, now and then a large one
      int reach = 1 << random.nextInt(6);
      int moved = ends[2 * j + side] + random.nextInt(2 * reach + 1) - reach;
      ends[2 * j + side] = Math.clamp(moved, 0, edges[j].length);
      if (ends[2 * j] > ends[2 * j + 1]) {
        int swap = ends[2 * j];
        ends[2 * j] = ends[2 * j + 1];
        ends[2 * j + 1] = swap;
      }
    }
    return ends;
  }

  private int[] elite(SplittableRandom random) {
    return elites[random.nextInt(RectangularCuts.STEPS)];
  }

  private RectangularCuts result() {
    int steps = RectangularCuts.STEPS;
    float[] low = new float[steps * columns];
    float[] high = new float[steps * columns];
    float[] efficiencies = new float[2 * steps];
    for (int s = 0; s < steps; s++) {
      for (int j = 0; j < columns; j++) {
        int first = elites[s][2 * j];
        int last = elites[s][2 * j + 1];
        low[s * columns + j] = first == 0 ? -Float.MAX_VALUE : edges[j][first - 1];
        high[s * columns + j] = last == edges[j].length ? Float.MAX_VALUE : edges[j][last];
      }
      efficiencies[2 * s] = (float) signal[s];
      efficiencies[2 * s + 1] = (float) background[s];
    }
    return new RectangularCuts(
        new Tensor(low, steps, columns),
        new Tensor(high, steps, columns),
        new Tensor(efficiencies, steps, 2));
  }
}
