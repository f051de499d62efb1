package hep.rootio.internal.remote;

import hep.rootio.internal.bytes.ByteRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer of several ranges in one body: multipart/byteranges (RFC 9110, 14.6). */
final class Multipart {
  private static final String TYPE = "multipart/byteranges";
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final int MOST_HEADER_LINES = 20;

  /**
   * @param what which bytes of the file
   * @param start of its contents in the body
   */
  private record Part(ContentRange what, int start) {}

  private Multipart() {}

  /** The line between parts, from the header Content-Type; empty where that is another type. */
  static Optional<String> boundary(String contentType) {
    if (!contentType.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
      return Optional.empty();
    }
    for (String parameter : contentType.split(";", -1)) {
      String plain = parameter.strip();
      if (plain.toLowerCase(Locale.ROOT).startsWith("boundary=")) {
        String value = plain.substring("boundary=".length());
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
    return Optional.empty();
  }

  /**
   * The bytes of each range, wherever in the body they stand.
   *
   * @param size of the file, which each part must give too
   * @return empty where a range is not there or the body is not of that form
   */
  static Optional<List<byte[]>> ranges(
      byte[] body, String boundary, List<ByteRange> wanted, long size) {
    List<Part> parts = parts(body, boundary);
    List<byte[]> found = new ArrayList<>(wanted.size());
    for (ByteRange range : wanted) {
      Optional<Part> part =
          parts.stream()
              .filter(p -> p.what().size() == size && p.what().range().covers(range))
              .findFirst();
      if (part.isEmpty()) {
        return Optional.empty();
      }
      int from = part.get().start() + (int) (range.offset() - part.get().what().range().offset());
      found.add(Arrays.copyOfRange(body, from, from + (int) range.length()));
    }
    return Optional.of(found);
  }

  private static List<Part> parts(byte[] body, String boundary) {
    byte[] line = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int at = indexOf(body, line, 0);
    while (at >= 0) {
      int next = after(body, at + line.length);
      Optional<ContentRange> what = Optional.empty();
      for (int lines = 0; next >= 0 && lines < MOST_HEADER_LINES; lines++) {
        int end = indexOf(body, LINE_END, next);
        if (end < 0) {
          return parts;
        }
        String header = new String(body, next, end - next, StandardCharsets.ISO_8859_1);
        next = end + LINE_END.length;
        if (header.isEmpty()) {
          break;
        }
        int colon = header.indexOf(':');
        if (colon > 0 && header.substring(0, colon).strip().equalsIgnoreCase("Content-Range")) {
          what = ContentRange.of(header.substring(colon + 1));
        }
      }
      if (next < 0 || what.isEmpty() || what.get().range().length() > body.length - next) {
        return parts;
      }
      parts.add(new Part(what.get(), next));
      // The contents may hold the boundary by chance: their length is told, so pass over them.
      at = indexOf(body, line, next + (int) what.get().range().length());
    }
    return parts;
  }

  /** Start of the line after a boundary; negative after the last one, which ends with dashes. */
  private static int after(byte[] body, int at) {
    if (at + 1 < body.length && body[at] == '-' && body[at + 1] == '-') {
      return -1;
    }
    int end = indexOf(body, LINE_END, at);
    return end < 0 ? -1 : end + LINE_END.length;
  }

  private static int indexOf(byte[] body, byte[] what, int from) {
    for (int i = from; i <= body.length - what.length; i++) {
      if (Arrays.equals(body, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }
}
