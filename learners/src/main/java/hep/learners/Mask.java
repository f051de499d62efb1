package hep.learners;

/**
 * Which elements of sets of a fixed length are there, as padded arrays have it: {@code
 * x.gather(mask.rows())} leaves out the others, and the sets are those that remain.
 *
 * @param rows the rows that are there, in ascending order
 * @param sets which of them belong to which set
 */
public record Mask(int[] rows, Segments sets) {
  /**
   * Returns the mask of sets that stand one below the other.
   *
   * @param present whether each element is there, set after set
   * @param length elements of each set, there or not
   * @throws IllegalArgumentException if the length does not divide the number of elements
   */
  public static Mask of(boolean[] present, int length) {
    if (length < 1 || present.length % length != 0) {
      throw new IllegalArgumentException(
          "A mask of " + present.length + " elements does not split into sets of " + length + ".");
    }
    int[] offsets = new int[present.length / length + 1];
    int[] rows = new int[present.length];
    int count = 0;
    for (int row = 0; row < present.length; row++) {
      if (present[row]) {
        rows[count++] = row;
      }
      offsets[row / length + 1] = count;
    }
    return new Mask(java.util.Arrays.copyOf(rows, count), Segments.of(offsets));
  }
}
