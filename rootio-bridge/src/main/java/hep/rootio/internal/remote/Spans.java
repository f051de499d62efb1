package hep.rootio.internal.remote;

import hep.rootio.internal.bytes.ByteRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranges put together to those that are worth a request. */
final class Spans {
  /** Bytes between two ranges that cost less than another range. */
  static final long CLOSE_BYTES = 1 << 16;

  private static final long SMALLEST_SHARE_BYTES = 1 << 20;
  private static final long LARGEST_BYTES = 1 << 24;
  private static final int MOST_IN_A_REQUEST = 100;

  private Spans() {}

  /**
   * The ranges in order, those near each other as one. No range is cut: one that is asked for lies
   * within one of the result.
   *
   * @param size of the file; ranges beyond it, or without bytes, are left out
   * @param ways how many requests run at once, among which the bytes are to be shared
   */
  static List<ByteRange> together(List<ByteRange> ranges, long size, int ways) {
    List<ByteRange> sorted =
        ranges.stream()
            .filter(r -> r.offset() >= 0 && r.length() > 0 && r.length() <= size - r.offset())
            .sorted(Comparator.comparingLong(ByteRange::offset))
            .toList();
    long bytes = 0;
    for (ByteRange range : sorted) {
      bytes += range.length();
    }
    long share = Math.clamp(bytes / ways, SMALLEST_SHARE_BYTES, LARGEST_BYTES);
    List<ByteRange> spans = new ArrayList<>();
    long start = -1;
    long end = -1;
    for (ByteRange range : sorted) {
      boolean near = start >= 0 && range.offset() - end <= CLOSE_BYTES;
      if (near && (range.offset() < end || range.end() - start <= share)) {
        end = Math.max(end, range.end());
      } else {
        if (start >= 0) {
          spans.add(new ByteRange(start, end - start));
        }
        start = range.offset();
        end = range.end();
      }
    }
    if (start >= 0) {
      spans.add(new ByteRange(start, end - start));
    }
    spans.removeIf(span -> span.length() > Integer.MAX_VALUE - 8); // sliced one by one
    return spans;
  }

  /** Spans shared out to requests of a bearable size each. */
  static List<List<ByteRange>> requests(List<ByteRange> spans, int ways) {
    long bytes = 0;
    for (ByteRange span : spans) {
      bytes += span.length();
    }
    long share = Math.clamp(bytes / ways, SMALLEST_SHARE_BYTES, LARGEST_BYTES);
    List<List<ByteRange>> requests = new ArrayList<>();
    List<ByteRange> request = new ArrayList<>();
    long sum = 0;
    for (ByteRange span : spans) {
      if (!request.isEmpty()
          && (sum + span.length() > share || request.size() == MOST_IN_A_REQUEST)) {
        requests.add(request);
        request = new ArrayList<>();
        sum = 0;
      }
      request.add(span);
      sum += span.length();
    }
    if (!request.isEmpty()) {
      requests.add(request);
    }
    return requests;
  }
}
