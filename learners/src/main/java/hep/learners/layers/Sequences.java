package hep.learners.layers;

import hep.learners.Segments;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order in which a recurrent layer visits the elements of sets: first the first element of
 * every set, longest set first, then the second of every set that has one, and so on. The sets that
 * still go on are always the first rows of the step before.
 *
 * @param rows the row of the element that is visited, in the order of the visits
 * @param starts the first visit of each step, and the number of visits at the end
 * @param visits for each row, when it is visited
 */
record Sequences(int[] rows, int[] starts, int[] visits) {
  static Sequences of(Segments sets, boolean backwards) {
    Integer[] order = new Integer[sets.count()];
    Arrays.setAll(order, set -> set);
    Arrays.sort(order, Comparator.comparingInt((Integer set) -> -sets.size(set)));
    int longest = order.length == 0 ? 0 : sets.size(order[0]);
    int[] rows = new int[sets.rows()];
    int[] visits = new int[sets.rows()];
    int[] starts = new int[longest + 1];
    int visit = 0;
    for (int step = 0; step < longest; step++) {
      starts[step] = visit;
      for (int i = 0; i < order.length && sets.size(order[i]) > step; i++) {
        int set = order[i];
        int row = backwards ? sets.start(set + 1) - 1 - step : sets.start(set) + step;
        rows[visit] = row;
        visits[row] = visit++;
      }
    }
    starts[longest] = visit;
    return new Sequences(rows, starts, visits);
  }

  static void requireTruncation(int elements) {
    if (elements < 1) {
      throw new IllegalArgumentException(
          "A gradient reaches back over at least one element, found " + elements + ".");
    }
  }

  int steps() {
    return starts.length - 1;
  }

  /** Returns the first visit of a step. */
  int start(int step) {
    return starts[step];
  }

  /** Returns the number of sets that take part in a step. */
  int size(int step) {
    return starts[step + 1] - starts[step];
  }

  /** Returns the rows that a step visits. */
  int[] rows(int step) {
    return Arrays.copyOfRange(rows, starts[step], starts[step + 1]);
  }
}
