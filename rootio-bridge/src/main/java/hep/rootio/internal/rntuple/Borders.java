package hep.rootio.internal.rntuple;

import hep.rootio.internal.bytes.Place;

/**
 * Makes offsets of columns out of borders in a cluster.
 *
 * @param place the field, for errors
 */
record Borders(Place place) {
  /**
   * Offsets from 0.
   *
   * @throws hep.rootio.RootFormatException when a column cannot hold so many elements
   */
  int[] offsets(long[] borders) {
    int last = borders.length - 1;
    int total = count(borders[last] - borders[0]);
    int[] offsets = new int[borders.length];
    for (int i = 0; i < last; i++) {
      offsets[i] = (int) (borders[i] - borders[0]);
    }
    offsets[last] = total;
    return offsets;
  }

  /** A number of elements that a column can hold. */
  int count(long elements) {
    if (elements < 0 || elements > Integer.MAX_VALUE - 8) {
      throw place.broken(0, "a read of less than 2^31 elements", elements + " elements");
    }
    return (int) elements;
  }
}
