package hep.io.root.interfaces;

import org.jspecify.annotations.Nullable;

/** A directory of a file. */
public interface TDirectory extends TNamed {
  /** A key by number, from 0. */
  TKey getKey(int index);

  /** The key of that name with the highest cycle; a RuntimeException where there is none. */
  TKey getKey(String name);

  /** The key of that name and cycle; a RuntimeException where there is none. */
  TKey getKey(String name, int cycle);

  /** The first key of that title; a RuntimeException where there is none. */
  TKey getKeyForTitle(String title);

  /** Whether there is such a key. */
  boolean hasKey(String name);

  /** Whether there is such a key. */
  boolean hasKey(String name, int cycle);

  /** When it was made; null where the file does not tell. */
  @Nullable TDatime getDatimeC();

  /** When it was last written; null where the file does not tell. */
  @Nullable TDatime getDatimeM();

  /** How many keys there are, of all cycles. */
  int nKeys();
}
