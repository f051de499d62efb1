package hep.learners;

import java.util.Arrays;

/**
 * One named weight, or one running statistic, in a {@link Parameters} store.
 *
 * <p>All parameters of a store lie in one array, so that an optimiser is one pass over it.
 */
public final class Parameter {
  /** How a parameter changes during training. */
  public enum Kind {
    /** Changed by the optimiser along its gradient. */
    WEIGHT,
    /**
     * Follows the average that the forward passes of a batch observe, as the running mean of a
     * batch norm does.
     */
    STATISTIC
  }

  private final Parameters.Store store;
  private final String name;
  private final Kind kind;
  private final int offset;
  private final int index;
  private final int[] shape;
  private boolean frozen;

  Parameter(Parameters.Store store, String name, Kind kind, int index, int offset, int[] shape) {
    this.store = store;
    this.name = name;
    this.kind = kind;
    this.index = index;
    this.offset = offset;
    this.shape = shape;
  }

  /** Returns the full name with its prefixes, for example {@code encoder/0/weight}. */
  public String name() {
    return name;
  }

  /** Returns how the parameter changes during training. */
  public Kind kind() {
    return kind;
  }

  /** Returns the position of the first value in the store's array. */
  public int offset() {
    return offset;
  }

  /** Returns the number of values. */
  public int size() {
    return Tensor.sizeOf(shape);
  }

  /** Returns the shape. */
  public int[] shape() {
    return shape.clone();
  }

  /** Returns whether the parameter keeps its value in training. */
  public boolean isFrozen() {
    return frozen;
  }

  /** Keeps the value in training, or lets it change again. */
  public void freeze(boolean freeze) {
    frozen = freeze;
  }

  /** Returns a copy of the value. */
  public Tensor value() {
    return new Tensor(Arrays.copyOfRange(store.values(), offset, offset + size()), shape.clone());
  }

  /**
   * Replaces the value.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public void set(Tensor value) {
    if (!Arrays.equals(shape, value.shape())) {
      throw new IllegalArgumentException(
          "Weight "
              + name
              + " has shape "
              + Arrays.toString(shape)
              + ", found "
              + Arrays.toString(value.shape())
              + ".");
    }
    System.arraycopy(value.data(), 0, store.values(), offset, value.data().length);
  }

  Parameters.Store store() {
    return store;
  }

  int index() {
    return index;
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
