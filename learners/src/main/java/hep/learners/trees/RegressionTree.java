package hep.learners.trees;

/**
 * A tree with a number in each leaf. Node 0 is the root; a row goes left where its value is at most
 * the threshold.
 *
 * @param column of each node's question; -1 in a leaf
 * @param threshold of each node's question; the answer in a leaf
 * @param left number of the left child; the right one is the next
 * @param missingLeft whether a row without a value goes left
 * @param gain of each node's split; 0 in a leaf
 */
record RegressionTree(
    int[] column, float[] threshold, int[] left, boolean[] missingLeft, float[] gain) {
  /** The answer for a row that starts at {@code start}. */
  float at(float[] values, int start) {
    int node = 0;
    while (column[node] >= 0) {
      float value = values[start + column[node]];
      boolean goesLeft = value <= threshold[node] || (missingLeft[node] && Float.isNaN(value));
      node = goesLeft ? left[node] : left[node] + 1;
    }
    return threshold[node];
  }

  /** Questions on the longest path. */
  int depth() {
    int[] depths = new int[nodes()];
    int deepest = 0;
    for (int node = 0; node < depths.length; node++) { // children stand behind their parents
      if (column[node] >= 0) {
        depths[left[node]] = depths[node] + 1;
        depths[left[node] + 1] = depths[node] + 1;
        deepest = Math.max(deepest, depths[node] + 1);
      }
    }
    return deepest;
  }

  int nodes() {
    return column.length;
  }
}
