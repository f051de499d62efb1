package hep.io.root.interfaces;

import hep.io.root.core.RootInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One quantity or object of each entry. */
public interface TBranch extends TNamed {
  /** A branch below this one; null where there is none. */
  @Nullable TBranch getBranchForName(String name);

  /** The branches below. */
  TObjArray getBranches();

  /** What each entry holds. */
  TObjArray getLeaves();

  /** How many entries. */
  long getEntries();

  /** First entry of each basket, and the number of entries after the last. */
  long[] getBasketEntry();

  /** Stored bytes of each basket. */
  int[] getBasketBytes();

  /** Where each basket stands in the file. */
  long[] getBasketSeek();

  /** How many baskets were written. */
  int getWriteBasket();

  /** The compression setting. */
  int getCompress();

  /** Bytes before compression. */
  long getTotBytes();

  /** Bytes stored. */
  long getZipBytes();

  /**
   * The numbers of a leaf from an entry on, to the end of its basket. Arrays stand without their
   * counts.
   */
  RootInput setPosition(TLeaf leaf, long index) throws IOException;
}
