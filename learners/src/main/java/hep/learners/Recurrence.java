package hep.learners;

/** The steps of recurrent layers, over all sets that still go on. */
public final class Recurrence {
  private Recurrence() {}

  /**
   * What a long short-term memory keeps from one element to the next.
   *
   * @param hidden h, sets by width
   * @param cell c, sets by width
   */
  public record Memory(Var hidden, Var cell) {
    /** Returns the memory of the first sets only. */
    public Memory firstRows(int count) {
      return new Memory(hidden.firstRows(count), cell.firstRows(count));
    }

    /** Returns the same memory, without a gradient. */
    public Memory detach() {
      return new Memory(hidden.detach(), cell.detach());
    }
  }

  /**
   * Returns one step of a long short-term memory: with z = drive + h U, in four groups of columns
   * i, f, g and o, c ← σ(f) c + σ(i) tanh(g) and h ← σ(o) tanh(c).
   *
   * @param drive sets by 4 width
   * @param before one row a set
   * @param weight U, width by 4 width
   */
  public static Memory lstm(Var drive, Memory before, Var weight) {
    return RecurrentOps.Lstm.of(drive, before, weight);
  }
}
