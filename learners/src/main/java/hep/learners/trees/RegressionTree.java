package hep.learners.trees;

/**
 * A tree with a number in each leaf. Node 0 is the root; a row goes left where its value is at most
 * the threshold.
 *
 * @param column of each node's question; -1 in a leaf
 * @param threshold of each node's question; the answer in a leaf
 * @param left number of the left child; the right one is the next
 */
record RegressionTree(int[] column, float[] threshold, int[] left) {
  /** The answer for a row that starts at {@code start}. */
  float at(float[] values, int start) {
    int node = 0;
    while (column[node] >= 0) {
      node = values[start + column[node]] <= threshold[node] ? left[node] : left[node] + 1;
    }
    return threshold[node];
  }
}
