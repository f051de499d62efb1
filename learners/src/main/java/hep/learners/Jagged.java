package hep.learners;

/**
 * Sets of rows of different lengths, as the tracks of many jets, without a gradient.
 *
 * @param content all rows one after the other
 * @param offsets set s holds the rows {@code offsets[s] … offsets[s+1]−1}
 */
public record Jagged(Tensor content, int... offsets) {
  /**
   * Checks that the offsets ascend from 0 to the number of rows.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Jagged {
    if (Segments.of(offsets).rows() != content.rows()) {
      throw new IllegalArgumentException(
          "The last offset is the number of rows, "
              + content.rows()
              + ", found "
              + offsets[offsets.length - 1]
              + ".");
    }
  }

  /** Returns the number of sets. */
  public int count() {
    return offsets.length - 1;
  }

  /** Returns the sets {@code order[from … to−1]}, one after the other. */
  public Segments segments(int[] order, int from, int to) {
    int[] chosen = new int[to - from + 1];
    for (int i = from; i < to; i++) {
      chosen[i - from + 1] = chosen[i - from] + offsets[order[i] + 1] - offsets[order[i]];
    }
    return Segments.of(chosen);
  }

  /** Returns the rows of the sets {@code order[from … to−1]} as a value without a gradient. */
  public Var rows(Tape tape, int[] order, int from, int to) {
    int total = 0;
    for (int i = from; i < to; i++) {
      total += offsets[order[i] + 1] - offsets[order[i]];
    }
    int columns = content.columns();
    Var y = tape.input(total, columns);
    int at = y.start();
    for (int i = from; i < to; i++) {
      int first = offsets[order[i]];
      int length = (offsets[order[i] + 1] - first) * columns;
      System.arraycopy(content.data(), first * columns, y.data(), at, length);
      at += length;
    }
    return y;
  }
}
