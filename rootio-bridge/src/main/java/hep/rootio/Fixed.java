package hep.rootio;

/**
 * As many elements in each entry: entry {@code i} holds elements {@code i * size} to {@code (i + 1)
 * * size} of the content.
 *
 * @param entries how many entries
 * @param size elements an entry
 * @param content {@code entries * size} elements
 */
public record Fixed(int entries, int size, Column content) implements Column {
  /** Refuses a content of another length with an IllegalArgumentException. */
  public Fixed {
    if ((long) entries * size != content.length()) {
      throw new IllegalArgumentException(
          "fixed column: expected %d x %d elements, found %d"
              .formatted(entries, size, content.length()));
    }
  }

  /**
   * {@code size} elements an entry, at least 1; the content's length tells the number of entries.
   */
  public Fixed(int size, Column content) {
    this(content.length() / size, size, content);
  }

  @Override
  public int length() {
    return entries;
  }

  @Override
  public String type() {
    return "fixed(" + size + ", " + content.type() + ")";
  }
}
