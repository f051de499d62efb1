package hep.rootio.internal.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.internal.bytes.ByteRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpansTest {
  private static final long SIZE = 1L << 40;

  @Test
  void putsRangesTogetherThatAreCloserThan64Kilobytes() {
    List<ByteRange> spans =
        Spans.together(
            List.of(
                new ByteRange(165_700, 10), new ByteRange(0, 100), new ByteRange(65_636, 100_000)),
            SIZE,
            4);
    assertEquals(List.of(new ByteRange(0, 165_710)), spans);
  }

  @Test
  void leavesRangesApartThatAreNot() {
    List<ByteRange> apart = List.of(new ByteRange(0, 100), new ByteRange(65_637, 100));
    assertEquals(apart, Spans.together(apart, SIZE, 4));
  }

  @Test
  void leavesOutWhatIsNotInTheFile() {
    assertEquals(
        List.of(new ByteRange(5, 5)),
        Spans.together(
            List.of(
                new ByteRange(-1, 3),
                new ByteRange(5, 5),
                new ByteRange(8, 3),
                new ByteRange(0, 0),
                new ByteRange(3, Long.MAX_VALUE)),
            10,
            4));
  }

  @Test
  void keepsEachRangeWholeInOneSpanAndSpansApart() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<ByteRange> ranges = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        ranges.add(new ByteRange(random.nextInt(40_000_000), 1 + random.nextInt(1_500_000)));
      }
      List<ByteRange> spans = Spans.together(ranges, SIZE, 4);
      for (ByteRange range : ranges) {
        assertEquals(1, spans.stream().filter(span -> span.covers(range)).count());
      }
      for (int i = 1; i < spans.size(); i++) {
        assertTrue(spans.get(i - 1).end() <= spans.get(i).offset());
      }
      assertEquals(
          spans, Spans.requests(spans, 4).stream().flatMap(List::stream).toList(), "nothing lost");
    }
  }
}
