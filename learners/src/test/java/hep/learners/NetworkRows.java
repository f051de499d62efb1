package hep.learners;

import static hep.learners.OpTable.each;
import static hep.learners.OpTable.row;

import hep.learners.layers.Dense;
import hep.learners.layers.EdgeConvolution;
import hep.learners.layers.Lstm;
import hep.learners.layers.MinibatchDiscrimination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The part of {@link OpTable} for the more special layers. */
final class NetworkRows {
  private static final Segments SETS = Segments.of(0, 3, 3, 4, 9);

  private NetworkRows() {}

  static void addTo(List<OpTable.Row> rows) {
    locallyConnected(rows);
    responseNorm(rows, 5, 7);
    responseNorm(rows, 2, 21);
    closeness(rows);
    attention(rows);
    edges(rows);
    spectralNorm(rows);
    lstm(rows, 5);
    lstm(rows, 18);
  }

  private static void lstm(List<OpTable.Row> rows, int width) {
    rows.add(
        row(
            "lstm of width " + width,
            new int[][] {{9, 3}, {3, 4 * width}, {4 * width}, {width, 4 * width}},
            (t, x) ->
                new Lstm(
                        new Dense(t.parameters().named("x1"), t.parameters().named("x2")),
                        t.parameters().named("x3"),
                        false)
                    .apply(x[0], SETS),
            x -> {
              double[] y = new double[9 * width];
              double[] h = new double[width];
              double[] c = new double[width];
              for (int row = 0; row < 9; row++) {
                if (row == 3 || row == 4 || row == 0) {
                  h = new double[width];
                  c = new double[width];
                }
                double[] z = new double[4 * width];
                for (int k = 0; k < 4 * width; k++) {
                  z[k] = x[2][k];
                  for (int i = 0; i < 3; i++) {
                    z[k] += x[0][row * 3 + i] * x[1][i * 4 * width + k];
                  }
                  for (int i = 0; i < width; i++) {
                    z[k] += h[i] * x[3][i * 4 * width + k];
                  }
                }
                for (int i = 0; i < width; i++) {
                  c[i] =
                      c[i] / (1 + Math.exp(-z[width + i]))
                          + Math.tanh(z[2 * width + i]) / (1 + Math.exp(-z[i]));
                  h[i] = Math.tanh(c[i]) / (1 + Math.exp(-z[3 * width + i]));
                  y[row * width + i] = h[i];
                }
              }
              return y;
            }));
  }

  private static void locallyConnected(List<OpTable.Row> rows) {
    Window window = Window.valid(2, 3).step(2, 1).zeros(1, 1);
    // Of 4 x 3 pixels between zeros the window has 3 x 3 places.
    rows.add(
        row(
            "locally connected",
            new int[][] {{2, 4, 3, 2}, {9, 12, 3}, {9, 3}},
            (t, x) -> x[0].locallyConnected(x[1], x[2], window),
            x ->
                each(
                    54,
                    i -> {
                      int place = i / 3 % 9;
                      double sum = x[2][place * 3 + i % 3];
                      for (int tap = 0; tap < 12; tap++) {
                        int line = place / 3 * 2 + tap / 6 - 1;
                        int column = place % 3 + tap / 2 % 3 - 1;
                        if (line >= 0 && line < 4 && column >= 0 && column < 3) {
                          sum +=
                              x[0][((i / 27 * 4 + line) * 3 + column) * 2 + tap % 2]
                                  * x[1][(place * 12 + tap) * 3 + i % 3];
                        }
                      }
                      return sum;
                    })));
  }

  private static void responseNorm(List<OpTable.Row> rows, int size, int channels) {
    rows.add(
        row(
            "response norm over " + size,
            new int[][] {{3, channels}},
            (t, x) -> x[0].responseNorm(size, 0.5f, 0.75f, 2),
            x ->
                each(
                    3 * channels,
                    i -> {
                      double sum = 0;
                      for (int d = -(size / 2); d <= (size - 1) / 2; d++) {
                        int channel = i % channels + d;
                        if (channel >= 0 && channel < channels) {
                          sum += Math.pow(x[0][i + d], 2);
                        }
                      }
                      return x[0][i] / Math.pow(2 + 0.5 / size * sum, 0.75);
                    })));
  }

  private static void closeness(List<OpTable.Row> rows) {
    rows.add(
        row(
            "minibatch discrimination",
            new int[][] {{5, 4}, {4, 6}},
            (t, x) -> new MinibatchDiscrimination(t.parameters().named("x1"), 2).apply(x[0]),
            x ->
                each(
                    30,
                    i -> {
                      int row = i / 6;
                      if (i % 6 < 4) {
                        return x[0][row * 4 + i % 6];
                      }
                      double sum = 0;
                      for (int other = 0; other < 5; other++) {
                        double distance = 0;
                        for (int d = 0; d < 3; d++) {
                          double difference = 0;
                          for (int k = 0; k < 4; k++) {
                            difference +=
                                (x[0][row * 4 + k] - x[0][other * 4 + k])
                                    * x[1][k * 6 + (i % 6 - 4) * 3 + d];
                          }
                          distance += Math.abs(difference);
                        }
                        sum += other == row ? 0 : Math.exp(-distance);
                      }
                      return sum;
                    })));
  }

  private static void attention(List<OpTable.Row> rows) {
    // Sets of 3, 0, 1 and 5 rows have 35 pairs.
    rows.add(
        row(
            "attention with a bias",
            new int[][] {{9, 24}, {35, 2}},
            (t, x) -> SETS.attention(x[0], x[1], 2),
            x ->
                each(
                    72,
                    i -> {
                      int row = i / 8;
                      int head = i % 8 / 4;
                      int set = 0;
                      int pairs = 0;
                      while (row >= SETS.start(set + 1)) {
                        pairs += SETS.size(set) * SETS.size(set);
                        set++;
                      }
                      double sum = 0;
                      double weighted = 0;
                      for (int other = SETS.start(set); other < SETS.start(set + 1); other++) {
                        int pair =
                            pairs
                                + (row - SETS.start(set)) * SETS.size(set)
                                + other
                                - SETS.start(set);
                        double score = 0;
                        for (int d = 0; d < 4; d++) {
                          score +=
                              x[0][row * 24 + head * 4 + d] * x[0][other * 24 + 8 + head * 4 + d];
                        }
                        double weight = Math.exp(score / 2 + x[1][pair * 2 + head]);
                        sum += weight;
                        weighted += weight * x[0][other * 24 + 16 + i % 8];
                      }
                      return weighted / sum;
                    })));
  }

  private static void edges(List<OpTable.Row> rows) {
    rows.add(
        row(
            "edge convolution",
            new int[][] {{9, 3}, {6, 4}, {4}},
            (t, x) ->
                new EdgeConvolution(
                        new Dense(t.parameters().named("x1"), t.parameters().named("x2"))
                            .then(Var::tanh),
                        3)
                    .apply(x[0], SETS),
            x -> {
              double[] y = new double[36];
              for (int set = 0; set < SETS.count(); set++) {
                for (int row = SETS.start(set); row < SETS.start(set + 1); row++) {
                  List<Integer> others = nearest(x[0], set, row);
                  for (int other : others) {
                    for (int c = 0; c < 4; c++) {
                      double sum = x[2][c];
                      for (int k = 0; k < 3; k++) {
                        sum += x[0][row * 3 + k] * x[1][k * 4 + c];
                        sum += (x[0][other * 3 + k] - x[0][row * 3 + k]) * x[1][(3 + k) * 4 + c];
                      }
                      y[row * 4 + c] += Math.tanh(sum) / others.size();
                    }
                  }
                }
              }
              return y;
            }));
  }

  private static List<Integer> nearest(double[] x, int set, int row) {
    List<Integer> others = new ArrayList<>();
    for (int other = SETS.start(set); other < SETS.start(set + 1); other++) {
      if (other != row) {
        others.add(other);
      }
    }
    others.sort(
        Comparator.comparingDouble(other -> {
          double sum = 0;
          for (int k = 0; k < 3; k++) {
            sum += Math.pow(x[row * 3 + k] - x[other * 3 + k], 2);
          }
          return sum;
        }));
    return others.subList(0, Math.min(3, others.size()));
  }

  private static void spectralNorm(List<OpTable.Row> rows) {
    rows.add(
        row(
            "spectral norm",
            new int[][] {{4, 3}},
            (t, x) -> x[0].spectralNorm(t.parameters().named("row/u"), 300),
            x -> {
              double sigma = largestSingularValue(x[0], 4, 3);
              return each(12, i -> x[0][i] / sigma);
            }));
  }

  /** By the power method on WᵀW. */
  private static double largestSingularValue(double[] w, int rows, int columns) {
    double[] v = each(columns, i -> 1.0 + i);
    double norm = 0;
    for (int time = 0; time < 2000; time++) {
      double[] next = new double[columns];
      for (int r = 0; r < rows; r++) {
        double dot = 0;
        for (int c = 0; c < columns; c++) {
          dot += w[r * columns + c] * v[c];
        }
        for (int c = 0; c < columns; c++) {
          next[c] += dot * w[r * columns + c];
        }
      }
      norm = Math.sqrt(java.util.Arrays.stream(next).map(n -> n * n).sum());
      for (int c = 0; c < columns; c++) {
        v[c] = next[c] / norm;
      }
    }
    return Math.sqrt(norm);
  }
}
