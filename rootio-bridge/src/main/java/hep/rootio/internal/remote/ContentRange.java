package hep.rootio.internal.remote;

import hep.rootio.internal.bytes.ByteRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of that name (RFC 9110, 14.4): which bytes an answer holds.
 *
 * @param size of the whole file; negative where the server does not tell
 */
record ContentRange(ByteRange range, long size) {
  private static final Pattern FORM =
      Pattern.compile("\\s*bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)\\s*");

  /** Takes the header apart; empty where it is not of that form. */
  static Optional<ContentRange> of(String header) {
    Matcher match = FORM.matcher(header);
    if (!match.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(match.group(1));
    long last = Long.parseLong(match.group(2));
    long size = match.group(3).equals("*") ? -1 : Long.parseLong(match.group(3));
    return last < first || (size >= 0 && last >= size)
        ? Optional.empty()
        : Optional.of(new ContentRange(new ByteRange(first, last - first + 1), size));
  }
}
