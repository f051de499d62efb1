package hep.rootio;

import java.util.Arrays;
import java.util.List;

/**
 * A value of one of several types in each entry (std::variant): entry {@code i} is value {@code
 * index[i]} of column {@code tags[i] - 1}, or no value where {@code tags[i]} is 0.
 *
 * @param tags from 0 to the number of alternatives
 * @param index place in the alternative's column
 * @param alternatives one column a type
 */
public record Union(byte[] tags, int[] index, List<Column> alternatives) implements Column {
  /** Refuses tags and index of different lengths with an IllegalArgumentException. */
  public Union {
    alternatives = List.copyOf(alternatives);
    if (tags.length != index.length) {
      throw new IllegalArgumentException(
          "union: expected as many places as tags, found " + index.length + " for " + tags.length);
    }
  }

  @Override
  public int length() {
    return tags.length;
  }

  @Override
  public String type() {
    return "union(" + String.join(", ", alternatives.stream().map(Column::type).toList()) + ")";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Union that
        && Arrays.equals(tags, that.tags)
        && Arrays.equals(index, that.index)
        && alternatives.equals(that.alternatives);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tags) * 31 + alternatives.hashCode();
  }

  @Override
  public String toString() {
    return type() + "[" + length() + "]";
  }
}
