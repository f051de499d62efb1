package hep.macros.internal;

/** Text from files made safe for a terminal. */
public final class Escaped {
  private Escaped() {}

  /**
   * The text with every control character (also those that steer a terminal) written as a Java
   * escape.
   */
  public static String text(String raw) {
    StringBuilder shown = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(c -> {
          switch (Character.getType(c)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR,
                Character.UNASSIGNED ->
                shown.append(String.format("\\u%04x", c));
            default -> shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }
}
