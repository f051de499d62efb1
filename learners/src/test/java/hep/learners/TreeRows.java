package hep.learners;

import static hep.learners.OpTable.each;
import static hep.learners.OpTable.row;

import hep.learners.layers.Dense;
import hep.learners.layers.GatedRecursiveCell;
import hep.learners.layers.RecursiveCell;
import java.util.List;

/** The part of {@link OpTable} for trees; the reference walks each tree node by node. */
final class TreeRows {
  private static final int NONE = TreeLevels.NONE;

  /** A balanced tree, a chain and a single node, 13 nodes. */
  static final List<int[]> LEFT =
      List.of(
          new int[] {NONE, NONE, NONE, NONE, 0, 2, 5},
          new int[] {NONE, NONE, NONE, 1, 3},
          new int[] {NONE});

  static final List<int[]> RIGHT =
      List.of(
          new int[] {NONE, NONE, NONE, NONE, 1, 3, 4},
          new int[] {NONE, NONE, NONE, 0, 2},
          new int[] {NONE});

  static final TreeLevels TREES = TreeLevels.of(LEFT, RIGHT);

  private static final int WIDTH = 5;

  private TreeRows() {}

  static void addTo(List<OpTable.Row> rows) {
    rows.add(
        row(
            "recursive cell",
            new int[][] {{13, 3}, {3, WIDTH}, {WIDTH}, {WIDTH, WIDTH}, {WIDTH}, {2 * WIDTH, WIDTH}},
            (t, x) ->
                new RecursiveCell(
                        new Dense(weight(t, 1), weight(t, 2)),
                        new Dense(weight(t, 3), weight(t, 4)),
                        weight(t, 5))
                    .apply(x[0], TREES),
            x -> roots(x, TreeRows::simple)));
    rows.add(
        new OpTable.Row(
            "gated recursive cell",
            new int[][] {
              {13, 3},
              {3, WIDTH},
              {WIDTH},
              {3 * WIDTH, 3 * WIDTH},
              {3 * WIDTH},
              {3 * WIDTH, WIDTH},
              {WIDTH},
              {4 * WIDTH, 4 * WIDTH},
              {4 * WIDTH}
            },
            -1,
            1,
            (t, x) ->
                new GatedRecursiveCell(
                        new Dense(weight(t, 1), weight(t, 2)),
                        new Dense(weight(t, 3), weight(t, 4)),
                        new Dense(weight(t, 5), weight(t, 6)),
                        new Dense(weight(t, 7), weight(t, 8)))
                    .apply(x[0], TREES),
            x -> roots(x, TreeRows::gated)));
    rows.add(
        row(
            "mix",
            new int[][] {{3, 4 * 19}, {3, 4 * 19}},
            (t, x) -> x[0].mix(x[1], 4),
            x ->
                each(
                    3 * 19,
                    i -> {
                      double sum = 0;
                      double mixed = 0;
                      for (int g = 0; g < 4; g++) {
                        int at = i / 19 * 76 + g * 19 + i % 19;
                        sum += Math.exp(x[0][at]);
                        mixed += Math.exp(x[0][at]) * x[1][at];
                      }
                      return mixed / sum;
                    })));
  }

  private static Parameter weight(Tape tape, int number) {
    return tape.parameters().named("x" + number);
  }

  /** The state of an inner node from those of its children and its own embedding. */
  private interface Cell {
    double[] state(double[][] x, double[] left, double[] right, double[] own);
  }

  private static double[] roots(double[][] x, Cell cell) {
    double[] y = new double[LEFT.size() * WIDTH];
    int first = 0;
    for (int tree = 0; tree < LEFT.size(); tree++) {
      int count = LEFT.get(tree).length;
      double[][] h = new double[count][];
      for (int node = 0; node < count; node++) {
        double[] features =
            java.util.Arrays.copyOfRange(x[0], (first + node) * 3, (first + node + 1) * 3);
        double[] own = relu(dense(features, x[1], x[2]));
        int l = LEFT.get(tree)[node];
        h[node] = l == NONE ? own : cell.state(x, h[l], h[RIGHT.get(tree)[node]], own);
      }
      System.arraycopy(h[count - 1], 0, y, tree * WIDTH, WIDTH);
      first += count;
    }
    return y;
  }

  private static double[] simple(double[][] x, double[] left, double[] right, double[] own) {
    double[] fromChildren = dense(join(left, right), x[5], new double[WIDTH]);
    double[] fromNode = dense(own, x[3], x[4]);
    return relu(each(WIDTH, i -> fromChildren[i] + fromNode[i]));
  }

  private static double[] gated(double[][] x, double[] left, double[] right, double[] own) {
    double[] v = join(join(left, right), own);
    double[] r = dense(v, x[3], x[4]);
    double[] c = relu(dense(each(v.length, i -> v[i] / (1 + Math.exp(-2 * r[i]))), x[5], x[6]));
    double[] all = join(c, v);
    double[] z = dense(all, x[7], x[8]);
    return each(
        WIDTH,
        i -> {
          double sum = 0;
          double mixed = 0;
          for (int g = 0; g < 4; g++) {
            sum += Math.exp(z[g * WIDTH + i]);
            mixed += Math.exp(z[g * WIDTH + i]) * all[g * WIDTH + i];
          }
          return mixed / sum;
        });
  }

  private static double[] dense(double[] v, double[] weight, double[] bias) {
    return each(
        bias.length,
        i -> {
          double sum = bias[i];
          for (int k = 0; k < v.length; k++) {
            sum += v[k] * weight[k * bias.length + i];
          }
          return sum;
        });
  }

  private static double[] relu(double[] v) {
    return each(v.length, i -> Math.max(v[i], 0));
  }

  private static double[] join(double[] a, double[] b) {
    return each(a.length + b.length, i -> i < a.length ? a[i] : b[i - a.length]);
  }
}
