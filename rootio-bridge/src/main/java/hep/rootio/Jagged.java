package hep.rootio;

import java.util.Arrays;

/**
 * A varying number of elements in each entry: entry {@code i} holds elements {@code offsets[i]} to
 * {@code offsets[i + 1]} of the content.
 *
 * @param offsets one more than there are entries, starting at 0, never decreasing
 * @param content the elements of all entries, one after the other
 */
public record Jagged(int[] offsets, Column content) implements Column {
  /** Refuses offsets that do not fit the content with an IllegalArgumentException. */
  public Jagged {
    int last = offsets.length - 1;
    if (last < 0 || offsets[0] != 0 || offsets[last] != content.length()) {
      throw new IllegalArgumentException(
          "jagged column: expected offsets from 0 to %d, found %s"
              .formatted(
                  content.length(), last < 0 ? "none" : offsets[0] + " to " + offsets[last]));
    }
  }

  @Override
  public int length() {
    return offsets.length - 1;
  }

  @Override
  public String type() {
    return "jagged(" + content.type() + ")";
  }

  /** First element of entry {@code i} in the content. */
  public int start(int i) {
    return offsets[i];
  }

  /** One past the last element of entry {@code i} in the content. */
  public int end(int i) {
    return offsets[i + 1];
  }

  /** How many elements entry {@code i} holds. */
  public int count(int i) {
    return offsets[i + 1] - offsets[i];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Jagged that
        && Arrays.equals(offsets, that.offsets)
        && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(offsets) * 31 + content.hashCode();
  }

  @Override
  public String toString() {
    return type() + "[" + length() + "]";
  }
}
