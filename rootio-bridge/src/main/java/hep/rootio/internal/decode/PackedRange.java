package hep.rootio.internal.decode;

import hep.rootio.Interpretation.Packed;
import java.util.Locale;

/**
 * The range in the title of a Float16_t or Double32_t: {@code [low,high]}, {@code [low,high,bits]},
 * with pi and simple fractions of it (TStreamerElement::GetRange).
 */
public final class PackedRange {
  private static final int DEFAULT_FLOAT16_BITS = 12;

  /** More bits than these without a range mean nothing. */
  private static final int MOST_MANTISSA_BITS = 14;

  private PackedRange() {}

  /**
   * Reads the title.
   *
   * @param wide Double32_t rather than Float16_t
   * @param title a comment that may start with a range, or a leaf's title that ends with one
   */
  public static Packed of(boolean wide, String title) {
    int plainBits = wide ? 0 : DEFAULT_FLOAT16_BITS;
    // The last bracket with a comma: earlier ones are array dimensions.
    int close = title.lastIndexOf(']');
    while (close >= 0) {
      int open = title.lastIndexOf('[', close);
      if (open < 0) {
        break;
      }
      String[] parts = title.substring(open + 1, close).split(",", -1);
      if (parts.length == 2 || parts.length == 3) {
        double low = number(parts[0]);
        double high = number(parts[1]);
        int bits = parts.length == 3 ? (int) number(parts[2]) : 32;
        bits = bits < 2 || bits > 32 ? 32 : bits;
        return Double.isNaN(low) || Double.isNaN(high)
            ? new Packed(wide, plainBits, 0, 0)
            : low < high
                ? new Packed(wide, bits, low, high)
                : new Packed(wide, bits <= MOST_MANTISSA_BITS ? bits : plainBits, 0, 0);
      }
      close = title.lastIndexOf(']', open);
    }
    return new Packed(wide, plainBits, 0, 0);
  }

  /** A number, possibly with pi: -pi, 2*pi, pi/4. NaN where it is none. */
  private static double number(String text) {
    String t = text.trim().toLowerCase(Locale.ROOT).replace(" ", "");
    try {
      int pi = t.indexOf("pi");
      if (pi < 0) {
        return t.isEmpty() ? Double.NaN : Double.parseDouble(t);
      }
      String before = t.substring(0, pi);
      String after = t.substring(pi + 2);
      double value =
          switch (before) {
            case "", "+" -> Math.PI;
            case "-" -> -Math.PI;
            default ->
                Math.PI
                    * Double.parseDouble(
                        before.endsWith("*") ? before.substring(0, before.length() - 1) : before);
          };
      return after.startsWith("/") ? value / Double.parseDouble(after.substring(1)) : value;
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }
}
