package hep.rootio.internal.write;

import java.util.List;

/** Where the entries of a tree go while it is written. */
public interface EntryOutput {
  /**
   * Appends a batch of entries. The first one decides on the columns; later ones must hold the
   * same.
   */
  void append(List<GivenColumn> batch, int count);

  /** How many entries have been given so far. */
  long entries();

  /** Writes what is left, and the description by which it is found. */
  void finish();
}
