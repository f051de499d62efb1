package hep.learners.baselines;

import java.util.Arrays;

/**
 * Points in a tree that is halved along its widest column (Bentley, Communications of the ACM 18
 * (1975) 509), to find the nearest ones. Equal distances are ordered by number, so the answer
 * depends on the points only.
 */
final class KdTree {
  private static final int LEAF = 16;

  private final float[] points;
  private final int columns;
  private final int[] order;

  /** Column that halves the part whose second half begins here. */
  private final int[] halved;

  /** The smallest value of that column in the second half. */
  private final float[] border;

  /** Of points row by row. */
  KdTree(float[] points, int columns) {
    this.points = points;
    this.columns = columns;
    this.order = new int[points.length / columns];
    this.halved = new int[order.length];
    this.border = new float[order.length];
    Arrays.setAll(order, i -> i);
    build(0, order.length);
  }

  private void build(int from, int to) {
    if (to - from <= LEAF) {
      return;
    }
    int column = widest(from, to);
    Integer[] part = new Integer[to - from];
    Arrays.setAll(part, i -> order[from + i]);
    Arrays.sort(
        part,
        (a, b) -> {
          int byValue = Float.compare(points[a * columns + column], points[b * columns + column]);
          return byValue != 0 ? byValue : Integer.compare(a, b);
        });
    for (int i = 0; i < part.length; i++) {
      order[from + i] = part[i];
    }
    int middle = (from + to) >>> 1;
    halved[middle] = column;
    border[middle] = points[order[middle] * columns + column];
    build(from, middle);
    build(middle, to);
  }

  private int widest(int from, int to) {
    int best = 0;
    float widest = -1;
    for (int column = 0; column < columns; column++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        float value = points[order[i] * columns + column];
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if (high - low > widest) {
        widest = high - low;
        best = column;
      }
    }
    return best;
  }

  /** The nearest found so far: a heap with the farthest on top. */
  static final class Nearest {
    final double[] distance;
    final int[] number;
    int size;

    Nearest(int count) {
      distance = new double[count];
      number = new int[count];
    }

    private boolean farther(int i, int j) {
      return distance[i] > distance[j] || (distance[i] == distance[j] && number[i] > number[j]);
    }

    private boolean wants(double d, int point) {
      return size < distance.length || d < distance[0] || (d == distance[0] && point < number[0]);
    }

    private double reach() {
      return size < distance.length ? Double.POSITIVE_INFINITY : distance[0];
    }

    private void put(double d, int point) {
      int at = 0;
      if (size < distance.length) {
        at = size++;
        set(at, d, point);
        while (at > 0 && farther(at, (at - 1) / 2)) {
          swap(at, (at - 1) / 2);
          at = (at - 1) / 2;
        }
        return;
      }
      set(0, d, point);
      for (int child = 1; child < size; child = 2 * at + 1) {
        child = child + 1 < size && farther(child + 1, child) ? child + 1 : child;
        if (!farther(child, at)) {
          return;
        }
        swap(at, child);
        at = child;
      }
    }

    private void set(int at, double d, int point) {
      distance[at] = d;
      number[at] = point;
    }

    private void swap(int i, int j) {
      double d = distance[i];
      int n = number[i];
      set(i, distance[j], number[j]);
      set(j, d, n);
    }
  }

  /** Finds the nearest points to a row that starts at {@code start}. */
  void search(float[] values, int start, Nearest nearest) {
    nearest.size = 0;
    search(0, order.length, values, start, nearest);
  }

  private void search(int from, int to, float[] values, int start, Nearest nearest) {
    if (to - from <= LEAF) {
      for (int i = from; i < to; i++) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
          double apart = (double) values[start + column] - points[order[i] * columns + column];
          sum += apart * apart;
        }
        if (nearest.wants(sum, order[i])) {
          nearest.put(sum, order[i]);
        }
      }
      return;
    }
    int middle = (from + to) >>> 1;
    int column = halved[middle];
    double apart = (double) values[start + column] - border[middle];
    boolean leftFirst = apart < 0;
    search(leftFirst ? from : middle, leftFirst ? middle : to, values, start, nearest);
    if (apart * apart <= nearest.reach()) {
      search(leftFirst ? middle : from, leftFirst ? to : middle, values, start, nearest);
    }
  }
}
