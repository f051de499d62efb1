package hep.rootio.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.rootio.RootObject;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.decode.ClassRules;
import hep.rootio.internal.decode.Decoders;
import hep.rootio.internal.streamer.Classes;
import hep.rootio.internal.write.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Indices of trees, on bytes written by hand. */
class FriendIndexTest {
  /** Bits of the second number, where both stand in one. */
  private static final int MINOR_BITS = 31;

  @Test
  void takesThePairsOfTheFirstVersionApart() {
    Output out = index(1);
    out.i8((7L << MINOR_BITS) + 1).i8((7L << MINOR_BITS) + 2_000_000_000).i8(8L << MINOR_BITS);
    FriendIndex read = read(out);
    assertEquals("run", read.majorName());
    assertEquals("event", read.minorName());
    assertArrayEquals(new long[] {7, 7, 8}, read.major());
    assertArrayEquals(new long[] {1, 2_000_000_000, 0}, read.minor());
    assertArrayEquals(new long[] {2, 0, 1}, read.entries());
  }

  @Test
  void readsThePairsOfTheSecondVersion() {
    Output out = index(2);
    out.i8(7).i8(7).i8(8);
    out.i8(1).i8(1L << 40).i8(0);
    FriendIndex read = read(out);
    assertArrayEquals(new long[] {7, 7, 8}, read.major());
    assertArrayEquals(new long[] {1, 1L << 40, 0}, read.minor());
    assertArrayEquals(new long[] {2, 0, 1}, read.entries());
  }

  /** The start of an index of three pairs. */
  private static Output index(int version) {
    Output out = new Output();
    out.beginCount();
    out.i2(version);
    int base = out.beginCount();
    out.i2(1);
    int named = out.beginCount();
    out.i2(1).i2(1).i4(0).i4(0).string("").string("");
    out.endCount(named);
    out.endCount(base);
    return out.string("run").string("event").i8(3);
  }

  private static FriendIndex read(Output out) {
    out.i8(2).i8(0).i8(1);
    out.endCount(0);
    Decoders decoders = new Decoders(new ClassRules(new Classes(List.of())));
    Cursor in = new Cursor(new Place("made.root", "index"), out.toByteArray(), 0);
    RootObject index =
        decoders
            .heap()
            .object(
                "TTreeIndex", new ClassRules(new Classes(List.of())).type("TTreeIndex", true), in);
    assertEquals(0, in.remaining(), "bytes left");
    return FriendIndex.of(index);
  }
}
