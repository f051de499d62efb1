package hep.analysis.jets;

import java.util.Arrays;

/** The least of many numbers that change one at a time: a binary tree of minima. */
final class Tournament {
  private final double[] least;
  private final int leaves;

  Tournament(double[] values, int n) {
    leaves = Math.max(2, Integer.highestOneBit(Math.max(1, n - 1)) << 1);
    least = new double[2 * leaves];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    System.arraycopy(values, 0, least, leaves, n);
    for (int i = leaves - 1; i > 0; i--) {
      least[i] = Math.min(least[2 * i], least[2 * i + 1]);
    }
  }

  void set(int index, double value) {
    int i = leaves + index;
    least[i] = value;
    while (i > 1) {
      double other = least[i ^ 1];
      double winner = other < value ? other : value;
      i >>= 1;
      if (least[i] == winner) {
        return;
      }
      least[i] = winner;
      value = winner;
    }
  }

  double least() {
    return least[1];
  }

  /** Index of the least number, the first of equal ones. */
  int index() {
    double value = least[1];
    int i = 1;
    while (i < leaves) {
      i <<= 1;
      if (least[i] != value) {
        i++;
      }
    }
    return i - leaves;
  }
}
