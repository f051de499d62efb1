package hep.rootio.digest;

import java.util.List;
import java.util.Map;

/** JSON text of maps, lists, strings, numbers, booleans and nulls. */
final class Json {
  private static final double LARGEST_EXACT = 1L << 53;

  private Json() {}

  static String of(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map -> {
        out.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(comma);
          string(String.valueOf(entry.getKey()), out);
          out.append(": ");
          write(entry.getValue(), out);
          comma = ", ";
        }
        out.append('}');
      }
      case List<?> list -> {
        out.append('[');
        String comma = "";
        for (Object item : list) {
          out.append(comma);
          write(item, out);
          comma = ", ";
        }
        out.append(']');
      }
      case Double d -> number(d, out);
      case Float f -> number(f, out);
      case Number n -> out.append(n);
      case Boolean b -> out.append(b);
      case Absent _ -> out.append("null");
      case Object other -> string(other.toString(), out);
    }
  }

  private static void number(double d, StringBuilder out) {
    if (!Double.isFinite(d)) {
      string(Double.toString(d), out);
    } else if (d == Math.rint(d) && Math.abs(d) < LARGEST_EXACT) {
      out.append((long) d);
    } else {
      out.append(d);
    }
  }

  private static void string(String s, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c < 0x20 || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** A null in JSON. */
  enum Absent {
    /** The only one. */
    NULL
  }
}
