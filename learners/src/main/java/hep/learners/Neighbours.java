package hep.learners;

import java.util.Arrays;

/**
 * For every row the rows of its set that lie nearest to it: the edges of a graph, grouped by the
 * row they belong to.
 *
 * @param centres the row to which each edge belongs, ascending
 * @param others the row at its other end
 * @param sets which edges belong to which row, so one set a row
 */
public record Neighbours(int[] centres, int[] others, Segments sets) {
  /**
   * Returns the k nearest other rows of each row within its set, by the distance between their
   * values; all of them where the set has no more. Of equally distant rows the earlier comes first.
   *
   * @throws IllegalArgumentException if the rows do not fit the sets, or k is below 1
   */
  public static Neighbours nearest(Var points, Segments sets, int k) {
    sets.requireRows("nearest neighbours", points);
    if (k < 1) {
      throw new IllegalArgumentException("There is at least one neighbour, found " + k + ".");
    }
    int[] offsets = new int[points.rows() + 1];
    for (int set = 0; set < sets.count(); set++) {
      int each = Math.min(k, sets.size(set) - 1);
      for (int row = sets.start(set); row < sets.start(set + 1); row++) {
        offsets[row + 1] = Math.addExact(offsets[row], each);
      }
    }
    int[] centres = new int[offsets[points.rows()]];
    int[] others = new int[centres.length];
    float[] distances = new float[k];
    for (int set = 0; set < sets.count(); set++) {
      for (int row = sets.start(set); row < sets.start(set + 1); row++) {
        int first = offsets[row];
        int found = 0;
        int wanted = offsets[row + 1] - first;
        for (int other = sets.start(set); other < sets.start(set + 1); other++) {
          float distance = other == row ? 0 : distance(points, row, other);
          boolean nearer = found < wanted || (wanted > 0 && distance < distances[wanted - 1]);
          if (other != row && nearer) {
            int at = Math.min(found, wanted - 1);
            while (at > 0 && distance < distances[at - 1]) {
              distances[at] = distances[at - 1];
              others[first + at] = others[first + at - 1];
              at--;
            }
            distances[at] = distance;
            others[first + at] = other;
            found = Math.min(wanted, found + 1);
          }
        }
        Arrays.fill(centres, first, first + wanted, row);
      }
    }
    return new Neighbours(centres, others, Segments.of(offsets));
  }

  private static float distance(Var points, int row, int other) {
    int columns = points.columns();
    int a = points.start() + row * columns;
    int b = points.start() + other * columns;
    float sum = 0;
    for (int i = 0; i < columns; i++) {
      float difference = points.data()[a + i] - points.data()[b + i];
      sum = Math.fma(difference, difference, sum);
    }
    return sum;
  }
}
