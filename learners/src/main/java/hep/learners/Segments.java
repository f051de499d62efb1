package hep.learners;

/**
 * Which rows of a matrix belong to which set: set s holds the rows {@code offsets[s] …
 * offsets[s+1]−1}, as the tracks of a jet do. Sets may be empty.
 */
public final class Segments {
  private final int[] offsets;

  private Segments(int[] offsets) {
    this.offsets = offsets;
  }

  /**
   * Returns sets with the given offsets; the array is not copied.
   *
   * @throws IllegalArgumentException if the first offset is not 0 or an offset is below the one
   *     before
   */
  public static Segments of(int... offsets) {
    if (offsets.length == 0 || offsets[0] != 0) {
      throw new IllegalArgumentException("The offsets of sets begin with 0.");
    }
    for (int set = 0; set < offsets.length - 1; set++) {
      if (offsets[set + 1] < offsets[set]) {
        throw new IllegalArgumentException(
            "The offsets of sets ascend, found "
                + offsets[set]
                + " before "
                + offsets[set + 1]
                + " at set "
                + set
                + ".");
      }
    }
    return new Segments(offsets);
  }

  /** Returns sets that all have the same number of rows, as the pixels of images do. */
  public static Segments equal(int sets, int rows) {
    int[] offsets = new int[sets + 1];
    for (int set = 0; set <= sets; set++) {
      offsets[set] = Math.multiplyExact(set, rows);
    }
    return of(offsets);
  }

  /** Returns the number of sets. */
  public int count() {
    return offsets.length - 1;
  }

  /** Returns the number of rows in all sets together. */
  public int rows() {
    return offsets[offsets.length - 1];
  }

  /** Returns the first row of a set; for {@link #count} the number of all rows. */
  public int start(int set) {
    return offsets[set];
  }

  /** Returns the number of rows of a set. */
  public int size(int set) {
    return offsets[set + 1] - offsets[set];
  }

  /** Returns the sum of the rows of every set: sets by columns, zero for an empty set. */
  public Var sum(Var x) {
    return SegmentOps.Sum.of(x, this);
  }

  /** Returns the mean of the rows of every set: sets by columns, zero for an empty set. */
  public Var mean(Var x) {
    return SegmentOps.Mean.of(x, this);
  }

  /**
   * Returns the largest value of every column in every set: sets by columns, zero for an empty set.
   */
  public Var max(Var x) {
    return SegmentOps.Max.of(x, this);
  }

  /** Returns the first row of every set: sets by columns, zero for an empty set. */
  public Var first(Var x) {
    return SegmentOps.First.of(x, this);
  }

  /** Returns the softmax over the rows of every set, for each column by itself. */
  public Var softmax(Var x) {
    return SegmentOps.Softmax.of(x, this);
  }

  /**
   * Returns row s of the input for every row of set s: the values of a jet beside each of its
   * tracks.
   */
  public Var repeat(Var x) {
    return SegmentOps.Repeat.of(x, this);
  }

  /**
   * Returns softmax(q kᵀ/√d) v within every set and head (Vaswani et al., arXiv 1706.03762,
   * equation 1).
   *
   * @param packed queries, keys and values beside each other, each of heads · d columns, one row an
   *     element
   * @param heads into how many equal parts the columns are split
   * @return rows by heads · d
   */
  public Var attention(Var packed, int heads) {
    return AttentionOps.SelfAttention.of(packed, null, this, heads);
  }

  /**
   * Returns softmax(q kᵀ/√d + bias) v within every set and head, as with the pairwise features of
   * Qu et al. (arXiv 2202.03772, equation 5); a bias of −10⁹ leaves a pair out.
   *
   * @param bias one row for each of {@link #pairs}, one column a head
   */
  public Var attention(Var packed, Var bias, int heads) {
    return AttentionOps.SelfAttention.of(packed, bias, this, heads);
  }

  /**
   * All ordered pairs of rows of the same set, in the order of attention: by the row that looks,
   * then by the row that is looked at.
   *
   * @param from the row that looks
   * @param to the row that is looked at
   */
  public record Pairs(int[] from, int[] to) {}

  /** Returns the pairs of rows within the sets, a row with itself among them. */
  public Pairs pairs() {
    int count = 0;
    for (int set = 0; set < count(); set++) {
      count = Math.addExact(count, Math.multiplyExact(size(set), size(set)));
    }
    int[] from = new int[count];
    int[] to = new int[count];
    int pair = 0;
    for (int set = 0; set < count(); set++) {
      for (int row = start(set); row < start(set + 1); row++) {
        for (int other = start(set); other < start(set + 1); other++) {
          from[pair] = row;
          to[pair++] = other;
        }
      }
    }
    return new Pairs(from, to);
  }

  int[] offsets() {
    return offsets;
  }

  void requireRows(String op, Var x) {
    if (x.rows() != rows()) {
      throw new IllegalArgumentException(op + ": " + x + " does not fit " + this + ".");
    }
  }

  @Override
  public String toString() {
    return count() + " sets of " + rows() + " rows";
  }
}
