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
    Offsets offsets = new Offsets(total(slices));
    List<Slice> inside = new ArrayList<>(slices.size());
    for (Slice slice : slices) {
      inside.add(offsets.add(ends, slice));
    }
    return new Cut(offsets.values, inside);
  }

  /** Offsets while they are read. */
  private final class Offsets implements EndReader.Use {
    private final int[] values;
    private int done;
    private long start;
    private long shift;

    Offsets(int count) {
      values = new int[count + 1];
    }

    /** Ends of one slice; the slice of its elements. */
    Slice add(StoredColumn ends, Slice slice) {
      start = -1;
      int before = values[done];
      ends.ends(slice, this);
      return new Slice(slice.cluster(), Math.max(0, start), values[done] - before);
    }

    @Override
    public void next(long[] ends, int count) {
      if (start < 0) {
        start = ends[0];
        shift = values[done] - start;
      }
      count(ends[count] + shift);
      for (int i = 1; i <= count; i++) {
        values[done + i] = (int) (ends[i] + shift);
      }
      done += count;
    }
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
