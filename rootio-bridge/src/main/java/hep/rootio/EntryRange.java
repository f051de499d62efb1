package hep.rootio;

/**
 * A run of entries, from the first up to, not including, the last.
 *
 * @param start first entry, from 0
 * @param end one past the last entry
 */
public record EntryRange(long start, long end) {
  /** Refuses a negative start and an end before the start with an IllegalArgumentException. */
  public EntryRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "entry range: expected 0 <= start <= end, found start %d, end %d".formatted(start, end));
    }
  }

  /** The entries from {@code start} up to, not including, {@code end}. */
  public static EntryRange of(long start, long end) {
    return new EntryRange(start, end);
  }

  /** How many entries. */
  public long length() {
    return end - start;
  }

  /** The part of this range that lies below {@code entries}. */
  public EntryRange within(long entries) {
    return new EntryRange(Math.min(start, entries), Math.min(end, entries));
  }

  @Override
  public String toString() {
    return "entries " + start + " to " + end;
  }
}
