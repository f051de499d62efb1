package hep.learners;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One row an op: its inputs, its forward on a tape, and the same function written again in double
 * with plain loops.
 *
 * <p>Every record that implements Op stands here; {@link OpTest} counts them.
 */
final class OpTable {
  /** Values of inputs are drawn between low and high. */
  record Row(
      String name,
      int[][] shapes,
      double low,
      double high,
      BiFunction<Tape, Var[], Var> forward,
      Function<double[][], double[]> reference) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Segments SETS = Segments.of(0, 3, 3, 4, 9);

  private OpTable() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    matrices(rows);
    elements(rows);
    activations(rows);
    shapes(rows);
    norms(rows);
    segments(rows);
    LossRows.addTo(rows);
    ImageRows.addTo(rows);
    TreeRows.addTo(rows);
    NetworkRows.addTo(rows);
    return rows;
  }

  static Row row(
      String name,
      int[][] shapes,
      BiFunction<Tape, Var[], Var> forward,
      Function<double[][], double[]> reference) {
    return new Row(name, shapes, -2, 2, forward, reference);
  }

  private static void matrices(List<Row> rows) {
    rows.add(
        row(
            "linear with bias",
            new int[][] {{5, 4}, {4, 3}, {3}},
            (t, x) -> x[0].linear(x[1], x[2]),
            x -> linear(x, 5, 4, 3)));
    rows.add(
        row(
            "linear",
            new int[][] {{5, 4}, {4, 3}},
            (t, x) -> x[0].linear(x[1]),
            x -> linear(x, 5, 4, 3)));
    rows.add(
        row(
            "matmul",
            new int[][] {{7, 19}, {19, 33}},
            (t, x) -> x[0].matmul(x[1]),
            x -> linear(x, 7, 19, 33)));
  }

  private static double[] linear(double[][] x, int n, int in, int out) {
    double[] y = new double[n * out];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < out; c++) {
        y[r * out + c] = x.length > 2 ? x[2][c] : 0;
        for (int k = 0; k < in; k++) {
          y[r * out + c] += x[0][r * in + k] * x[1][k * out + c];
        }
      }
    }
    return y;
  }

  private static void elements(List<Row> rows) {
    int[][] two = {{4, 5}, {4, 5}};
    rows.add(row("plus", two, (t, x) -> x[0].plus(x[1]), x -> each(20, i -> x[0][i] + x[1][i])));
    rows.add(row("minus", two, (t, x) -> x[0].minus(x[1]), x -> each(20, i -> x[0][i] - x[1][i])));
    rows.add(row("times", two, (t, x) -> x[0].times(x[1]), x -> each(20, i -> x[0][i] * x[1][i])));
    rows.add(
        row(
            "plus a row",
            new int[][] {{4, 5}, {5}},
            (t, x) -> x[0].plus(x[1]),
            x -> each(20, i -> x[0][i] + x[1][i % 5])));
    rows.add(
        row(
            "times a column",
            new int[][] {{4, 5}, {4, 1}},
            (t, x) -> x[0].timesColumn(x[1]),
            x -> each(20, i -> x[0][i] * x[1][i / 5])));
    rows.add(
        row(
            "square",
            new int[][] {{4, 5}},
            (t, x) -> x[0].times(x[0]),
            x -> each(20, i -> x[0][i] * x[0][i])));
    rows.add(
        row(
            "affine",
            new int[][] {{4, 5}},
            (t, x) -> x[0].times(3).plus(0.5f),
            x -> each(20, i -> 3 * x[0][i] + 0.5)));
  }

  private static void activations(List<Row> rows) {
    function(rows, "relu", Var::relu, v -> Math.max(v, 0));
    function(rows, "leaky relu", v -> v.leakyRelu(0.25f), v -> v > 0 ? v : 0.25 * v);
    function(rows, "sigmoid", Var::sigmoid, v -> 1 / (1 + Math.exp(-v)));
    function(rows, "tanh", Var::tanh, Math::tanh);
    function(rows, "softplus", Var::softplus, v -> Math.log1p(Math.exp(v)));
    function(rows, "exp", Var::exp, Math::exp);
    function(
        rows,
        "gelu",
        Var::gelu,
        v -> v / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v))));
    rows.add(
        new Row(
            "log",
            new int[][] {{6, 7}},
            0.5,
            3,
            (t, x) -> x[0].log(),
            x -> each(42, i -> Math.log(x[0][i]))));
    rows.add(
        row(
            "softmax",
            new int[][] {{3, 21}},
            (t, x) -> x[0].softmax(),
            x -> softmaxRows(x[0], 3, 21)));
    rows.add(row("dropout", new int[][] {{6, 13}}, (t, x) -> x[0].dropout(0.3f), OpTable::dropped));
  }

  private static void function(
      List<Row> rows, String name, UnaryOperator<Var> op, Function<Double, Double> reference) {
    rows.add(
        row(
            name,
            new int[][] {{6, 7}},
            (t, x) -> op.apply(x[0]),
            x -> each(42, i -> reference.apply(x[0][i]))));
  }

  /** The mask is noise, so it is read off the op itself with ones for input. */
  private static double[] dropped(double[][] x) {
    Tape tape = Tape.training(Parameters.seeded(0));
    tape.begin(1, 1, 1);
    float[] ones = new float[x[0].length];
    java.util.Arrays.fill(ones, 1);
    float[] mask = tape.constant(new Tensor(ones, 6, 13)).dropout(0.3f).value().data();
    return each(x[0].length, i -> x[0][i] * mask[i]);
  }

  static double[] softmaxRows(double[] x, int rows, int columns) {
    double[] y = new double[x.length];
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int c = 0; c < columns; c++) {
        sum += Math.exp(x[r * columns + c]);
      }
      for (int c = 0; c < columns; c++) {
        y[r * columns + c] = Math.exp(x[r * columns + c]) / sum;
      }
    }
    return y;
  }

  private static void shapes(List<Row> rows) {
    rows.add(
        row(
            "beside",
            new int[][] {{4, 2}, {4, 3}},
            (t, x) -> x[0].beside(x[1]),
            x -> each(20, i -> i % 5 < 2 ? x[0][i / 5 * 2 + i % 5] : x[1][i / 5 * 3 + i % 5 - 2])));
    rows.add(
        row(
            "stack",
            new int[][] {{2, 5}, {3, 5}},
            (t, x) -> Var.stack(List.of(x[0], x[1], x[0].rows(0, 1))),
            x -> each(30, i -> i < 10 ? x[0][i] : i < 25 ? x[1][i - 10] : x[0][i - 25])));
    rows.add(
        row(
            "columns",
            new int[][] {{4, 5}},
            (t, x) -> x[0].columns(1, 3),
            x -> each(8, i -> x[0][i / 2 * 5 + 1 + i % 2])));
    int[] wanted = {3, 0, 3, 1};
    rows.add(
        row(
            "gather",
            new int[][] {{4, 5}},
            (t, x) -> x[0].gather(wanted),
            x -> each(20, i -> x[0][wanted[i / 5] * 5 + i % 5])));
    rows.add(
        row(
            "sum",
            new int[][] {{4, 5}},
            (t, x) -> x[0].sum(),
            x -> new double[] {java.util.Arrays.stream(x[0]).sum()}));
    rows.add(
        row(
            "mean",
            new int[][] {{4, 5}},
            (t, x) -> x[0].mean(),
            x -> new double[] {java.util.Arrays.stream(x[0]).sum() / 20}));
  }

  private static void norms(List<Row> rows) {
    rows.add(
        row(
            "layer norm",
            new int[][] {{5, 9}, {9}, {9}},
            (t, x) -> x[0].layerNorm(x[1], x[2], 1e-3f),
            x -> normalised(x, 5, 9, false)));
    rows.add(
        row(
            "batch norm",
            new int[][] {{5, 9}, {9}, {9}},
            (t, x) -> {
              Parameters running = t.parameters().in("row");
              return x[0].batchNorm(x[1], x[2], running.named("m"), running.named("v"), 1e-3f);
            },
            x -> normalised(x, 5, 9, true)));
    rows.add(
        row(
            "layer norm of many columns",
            new int[][] {{3, 37}, {37}, {37}},
            (t, x) -> x[0].layerNorm(x[1], x[2], 1e-3f),
            x -> normalised(x, 3, 37, false)));
    rows.add(
        row(
            "batch norm of many columns",
            new int[][] {{11, 37}, {37}, {37}},
            (t, x) -> {
              Parameters running = t.parameters().in("wide");
              return x[0].batchNorm(x[1], x[2], running.named("m"), running.named("v"), 1e-3f);
            },
            x -> normalised(x, 11, 37, true)));
  }

  private static double[] normalised(double[][] x, int rows, int columns, boolean overRows) {
    int groups = overRows ? columns : rows;
    int length = overRows ? rows : columns;
    double[] y = new double[rows * columns];
    for (int g = 0; g < groups; g++) {
      double mean = 0;
      double square = 0;
      for (int i = 0; i < length; i++) {
        double v = x[0][overRows ? i * columns + g : g * columns + i];
        mean += v / length;
        square += v * v / length;
      }
      for (int i = 0; i < length; i++) {
        int at = overRows ? i * columns + g : g * columns + i;
        y[at] =
            (x[0][at] - mean) / Math.sqrt(square - mean * mean + 1e-3) * x[1][at % columns]
                + x[2][at % columns];
      }
    }
    return y;
  }

  private static void segments(List<Row> rows) {
    int[][] one = {{9, 6}};
    rows.add(
        row("segment sum", one, (t, x) -> SETS.sum(x[0]), x -> perSet(x[0], 6, (sum, n) -> sum)));
    rows.add(
        row(
            "segment mean",
            one,
            (t, x) -> SETS.mean(x[0]),
            x -> perSet(x[0], 6, (sum, n) -> n == 0 ? 0 : sum / n)));
    rows.add(row("segment max", one, (t, x) -> SETS.max(x[0]), x -> largest(x[0], 6)));
    rows.add(
        row(
            "segment first",
            one,
            (t, x) -> SETS.first(x[0]),
            x -> each(24, i -> SETS.size(i / 6) == 0 ? 0 : x[0][SETS.start(i / 6) * 6 + i % 6])));
    rows.add(row("segment softmax", one, (t, x) -> SETS.softmax(x[0]), x -> softmaxSets(x[0], 6)));
    rows.add(
        row(
            "repeat",
            new int[][] {{4, 6}},
            (t, x) -> SETS.repeat(x[0]),
            x -> each(54, i -> x[0][setOf(i / 6) * 6 + i % 6])));
    rows.add(
        row(
            "attention",
            new int[][] {{9, 24}},
            (t, x) -> SETS.attention(x[0], 2),
            x -> attention(x[0], 2, 4)));
  }

  private static int setOf(int row) {
    int set = 0;
    while (row >= SETS.start(set + 1)) {
      set++;
    }
    return set;
  }

  private static double[] perSet(
      double[] x, int columns, BiFunction<Double, Integer, Double> finish) {
    return each(
        4 * columns,
        i -> {
          double sum = 0;
          for (int r = SETS.start(i / columns); r < SETS.start(i / columns + 1); r++) {
            sum += x[r * columns + i % columns];
          }
          return finish.apply(sum, SETS.size(i / columns));
        });
  }

  private static double[] largest(double[] x, int columns) {
    return each(
        4 * columns,
        i -> {
          double best = Double.NEGATIVE_INFINITY;
          for (int r = SETS.start(i / columns); r < SETS.start(i / columns + 1); r++) {
            best = Math.max(best, x[r * columns + i % columns]);
          }
          return SETS.size(i / columns) == 0 ? 0 : best;
        });
  }

  private static double[] softmaxSets(double[] x, int columns) {
    return each(
        x.length,
        i -> {
          int set = setOf(i / columns);
          double sum = 0;
          for (int r = SETS.start(set); r < SETS.start(set + 1); r++) {
            sum += Math.exp(x[r * columns + i % columns]);
          }
          return Math.exp(x[i]) / sum;
        });
  }

  private static double[] attention(double[] x, int heads, int depth) {
    int width = heads * depth;
    int stride = 3 * width;
    return each(
        9 * width,
        i -> {
          int row = i / width;
          int head = i % width / depth;
          double sum = 0;
          double weighted = 0;
          int set = setOf(row);
          for (int other = SETS.start(set); other < SETS.start(set + 1); other++) {
            double score = 0;
            for (int d = 0; d < depth; d++) {
              score +=
                  x[row * stride + head * depth + d] * x[other * stride + width + head * depth + d];
            }
            double weight = Math.exp(score / Math.sqrt(depth));
            sum += weight;
            weighted += weight * x[other * stride + 2 * width + i % width];
          }
          return weighted / sum;
        });
  }

  static double[] each(int size, Function<Integer, Double> value) {
    double[] y = new double[size];
    for (int i = 0; i < size; i++) {
      y[i] = value.apply(i);
    }
    return y;
  }
}
