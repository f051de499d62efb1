package hep.rootio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Strings, kept as bytes in UTF-8 and made into Java strings only when asked for.
 *
 * @param offsets string {@code i} is bytes {@code offsets[i]} to {@code offsets[i + 1]}; one more
 *     than there are strings
 * @param bytes all strings one after the other
 */
public record StringColumn(int[] offsets, byte[] bytes) implements Column {
  /** The strings given. */
  public static StringColumn of(String... strings) {
    byte[][] encoded = new byte[strings.length][];
    int[] offsets = new int[strings.length + 1];
    for (int i = 0; i < strings.length; i++) {
      encoded[i] = strings[i].getBytes(StandardCharsets.UTF_8);
      offsets[i + 1] = Math.addExact(offsets[i], encoded[i].length);
    }
    byte[] bytes = new byte[offsets[strings.length]];
    for (int i = 0; i < strings.length; i++) {
      System.arraycopy(encoded[i], 0, bytes, offsets[i], encoded[i].length);
    }
    return new StringColumn(offsets, bytes);
  }

  @Override
  public int length() {
    return offsets.length - 1;
  }

  @Override
  public String type() {
    return "string";
  }

  /** String {@code i}. */
  public String string(int i) {
    return new String(bytes, offsets[i], offsets[i + 1] - offsets[i], StandardCharsets.UTF_8);
  }

  /** All strings, in a new array. */
  public String[] strings() {
    String[] all = new String[length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = string(i);
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StringColumn that && List.of(strings()).equals(List.of(that.strings()));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(strings());
  }

  @Override
  public String toString() {
    return type() + "[" + length() + "]";
  }
}
