package hep.io.root.interfaces;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value, or an array of them, of each entry. */
public interface TLeaf extends TNamed {
  /** How many dimensions: 0 for a single value. */
  int getArrayDim();

  /** How many values of fixed number: the product of the fixed dimensions. */
  int getLen();

  /** Bytes of a value. */
  int getLenType();

  /** The fixed dimensions. */
  int[] getMaxIndex();

  /** The leaf that counts the values; null where their number is fixed. */
  @Nullable TLeaf getLeafCount();

  /** Whether negative numbers stand for greater ones. */
  boolean getIsUnsigned();

  /** Whether it counts others. */
  boolean getIsRange();

  /**
   * The value of an entry: a Number, a Boolean, a String, an array of primitive numbers, or an
   * object.
   */
  Object getWrappedValue(long index) throws IOException;
}
