package hep.rootio.internal.rntuple;

import hep.rootio.internal.bytes.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes offsets of columns out of borders in a cluster.
 *
 * @param place the field, for errors
 */
record Borders(Place place) {
  /**
   * Collections cut apart.
   *
   * @param offsets where each begins and ends in the elements of all slices
   * @param inside the elements, as many slices as there were
   */
  record Cut(int[] offsets, List<Slice> inside) {}

  /**
   * Offsets from 0, and the slices of the elements.
   *
   * @throws hep.rootio.RootFormatException when a column cannot hold so many elements
   */
  Cut cut(StoredColumn ends, List<Slice> slices) {
    ends.check(slices);
    int[] offsets = new int[total(slices) + 1];
    List<Slice> inside = new ArrayList<>(slices.size());
    int done = 0;
    int before = 0;
    for (Slice slice : slices) {
      long[] at = ends.borders(slice);
      int elements = count(at[slice.count()] - at[0]);
      int end = count((long) before + elements);
      long shift = before - at[0];
      for (int i = 1; i <= slice.count(); i++) {
        offsets[done + i] = (int) (at[i] + shift);
      }
      inside.add(new Slice(slice.cluster(), at[0], elements));
      done += slice.count();
      before = end;
    }
    return new Cut(offsets, inside);
  }

  /** How many elements all slices have. */
  int total(List<Slice> slices) {
    return count(Slice.total(slices));
  }

  /** A number of elements that a column can hold. */
  int count(long elements) {
    if (elements < 0 || elements > Integer.MAX_VALUE - 8) {
      throw place.broken(0, "a read of less than 2^31 elements", elements + " elements");
    }
    return (int) elements;
  }
}
