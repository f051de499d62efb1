package hep.rootio.internal.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.Fixed;
import hep.rootio.Interpretation;
import hep.rootio.Jagged;
import hep.rootio.RootFormatException;
import hep.rootio.RootObject;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.streamer.Classes;
import hep.rootio.internal.streamer.ElementType;
import hep.rootio.internal.streamer.StreamerElement;
import hep.rootio.internal.streamer.StreamerInfo;
import hep.rootio.internal.write.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes as descriptions say, on bytes written by hand. */
class DecodersTest {
  private static final int VERSION_BITS = 0x4000;

  @Test
  void fillsTheMembersThatAnotherVersionLacks() {
    Classes classes =
        new Classes(
            List.of(
                info("Hit", 1, number("x", ElementType.FLOAT), number("old", ElementType.INT)),
                info("Hit", 2, number("x", ElementType.FLOAT), number("n", ElementType.SHORT))));
    Output out = new Output();
    framed(out, 1, body -> body.f4(1.5f).i4(7));
    framed(out, 2, body -> body.f4(2.5f).i2(9));
    framed(out, 1, body -> body.f4(3.5f).i4(8));
    Struct hits = assertInstanceOf(Struct.class, read(classes, "Hit", 3, out));
    assertArrayEquals(new float[] {1.5f, 2.5f, 3.5f}, hits.column("x").toFloats());
    assertArrayEquals(new int[] {7, 0, 8}, hits.column("old").toInts());
    assertArrayEquals(new int[] {0, 9, 0}, hits.column("n").toInts());
  }

  @Test
  void countsArraysAnewInEachVersion() {
    StreamerElement count = number("n", ElementType.COUNTER);
    StreamerElement array = counted("Hit", "x", ElementType.POINTER + ElementType.FLOAT, "n");
    Classes classes =
        new Classes(
            List.of(
                info("Hit", 1, count, array),
                info("Hit", 2, number("id", ElementType.INT), count, array)));
    Output out = new Output();
    framed(out, 1, body -> body.i4(2).u1(1).f4(1).f4(2));
    framed(out, 2, body -> body.i4(5).i4(1).u1(1).f4(3));
    Struct hits = assertInstanceOf(Struct.class, read(classes, "Hit", 2, out));
    Jagged x = assertInstanceOf(Jagged.class, hits.column("x"));
    assertArrayEquals(new int[] {0, 2, 3}, x.offsets());
    assertArrayEquals(new float[] {1, 2, 3}, x.content().toFloats());
  }

  @Test
  void readsAMapMemberAfterMember() {
    Output out = new Output();
    int mark = out.beginCount();
    out.i2(9 | VERSION_BITS).i2(0).i4(0x1234); // the pair's version and checksum
    out.i4(2).i4(1).i4(2).f8(0.5).f8(1.5);
    out.endCount(mark);
    Jagged map = assertInstanceOf(Jagged.class, read(none(), "map<int,double>", 1, out));
    Struct pairs = assertInstanceOf(Struct.class, map.content());
    assertArrayEquals(new int[] {1, 2}, pairs.column("first").toInts());
    assertEquals(new DoubleColumn(new double[] {0.5, 1.5}), pairs.column("second"));
  }

  @Test
  void readsMapsOfVectorsOfMaps() {
    Output out = new Output();
    framed(
        out,
        9,
        body -> body.i4(1).string("key").i4(2).i4(1).i4(3).f4(4).i4(0)); // {key: [{3: 4}, {}]}
    Jagged map =
        assertInstanceOf(
            Jagged.class, read(none(), "map<string,vector<map<int,float> > >", 1, out));
    Struct pairs = assertInstanceOf(Struct.class, map.content());
    Jagged vectors = assertInstanceOf(Jagged.class, pairs.column("second"));
    Jagged maps = assertInstanceOf(Jagged.class, vectors.content());
    assertArrayEquals(new int[] {0, 1, 1}, maps.offsets());
    Struct inner = assertInstanceOf(Struct.class, maps.content());
    assertArrayEquals(new float[] {4}, inner.column("second").toFloats());
  }

  @Test
  void readsBooleansInVectorsAndBitsetsAsBytes() {
    Output vector = new Output();
    framed(vector, 9, body -> body.i4(3).u1(1).u1(0).u1(1));
    Jagged read = assertInstanceOf(Jagged.class, read(none(), "vector<bool>", 1, vector));
    assertArrayEquals(new int[] {1, 0, 1}, read.content().toInts());
    Output bits = new Output();
    framed(bits, 9, body -> body.i4(2).u1(0).u1(1));
    Jagged set = assertInstanceOf(Jagged.class, read(none(), "bitset<2>", 1, bits));
    assertArrayEquals(new int[] {0, 1}, set.content().toInts());
  }

  @Test
  void readsPointersInCollectionsAsObjects() {
    Classes classes = new Classes(List.of(info("Hit", 1, number("x", ElementType.FLOAT))));
    Output out = new Output();
    framed(
        out,
        9,
        body -> {
          body.i4(2).i4(0); // two, of which the first is null
          int tag = body.beginCount();
          body.i4(-1).zeroTerminated("Hit");
          framed(body, 1, hit -> hit.f4(2.5f));
          body.endCount(tag);
        });
    RootObject list = object(classes, "vector<Hit*>", out);
    assertEquals(2, list.objects("value").size());
    assertEquals(2.5, list.objects("value").get(1).orElseThrow().number("x"));
  }

  @Test
  void passesOverAnObjectThatCannotBeRead() {
    StreamerElement pointer = pointer("p", "Odd*");
    Classes classes =
        new Classes(
            List.of(
                info("Holder", 1, pointer, number("after", ElementType.INT)),
                info("Odd", 1, number("x", ElementType.DOUBLE))));
    Output out = new Output();
    framed(
        out,
        1,
        body -> {
          int tag = body.beginCount();
          body.i4(-1).zeroTerminated("Odd");
          framed(body, 1, odd -> odd.i4(1)); // four bytes, where eight are described
          body.endCount(tag);
          body.i4(42);
        });
    RootObject holder = object(classes, "Holder", out);
    assertEquals(42, holder.integer("after"));
    RootObject odd = holder.object("p").orElseThrow();
    assertEquals("Odd", odd.className());
    assertThrows(RootFormatException.class, () -> odd.number("x"));
  }

  @Test
  void readsTheIndexOfATree() {
    Output out = new Output();
    framed(
        out,
        2,
        body -> {
          framed(
              body,
              1,
              index ->
                  framed(index, 1, named -> named.i2(1).i4(0).i4(0).string("").string("index")));
          body.string("run").string("event").i8(2);
          body.i8(1).i8(2).i8(10).i8(20).i8(1).i8(0);
        });
    RootObject index = object(none(), "TTreeIndex", out);
    assertEquals("run", index.text("fMajorName"));
    assertArrayEquals(new long[] {10, 20}, index.integers("fIndexValuesMinor"));
    assertArrayEquals(new long[] {1, 0}, index.integers("fIndex"));
  }

  @Test
  void readsDouble32WithRangeBitsAndNeither() {
    Classes classes =
        new Classes(
            List.of(
                info(
                    "Packed",
                    1,
                    titled("ranged", ElementType.DOUBLE32, "[0, 10, 16]"),
                    titled("angle", ElementType.DOUBLE32, "[-pi,pi,8]"),
                    titled("plain", ElementType.DOUBLE32, "a length"),
                    titled("bits", ElementType.FLOAT16, "[0,0,10]"))));
    Output out = new Output();
    // 1.5 = 2^0 * 1.5: exponent 127, ten bits of mantissa, the sign above them.
    framed(out, 1, body -> body.i4(1 << 15).i4(64).f4(2.25f).u1(127).i2((1 << 9) | (1 << 11)));
    RootObject packed = object(classes, "Packed", out);
    assertEquals(5.0, packed.number("ranged"));
    assertEquals(-Math.PI / 2, packed.number("angle"), 1e-15);
    assertEquals(2.25, packed.number("plain"));
    assertEquals(-1.5, packed.number("bits"));
  }

  @Test
  void readsLoopsOfObjectsUpToTheirEnd() {
    StreamerElement loop =
        element("TStreamerLoop", "hits", "[n]", ElementType.STREAM_LOOP, "Hit*", "n", "Event");
    Classes classes =
        new Classes(
            List.of(
                info("Event", 1, number("n", ElementType.COUNTER), loop),
                info("Hit", 1, number("x", ElementType.FLOAT))));
    Output out = new Output();
    framed(
        out,
        1,
        event -> {
          event.i4(2);
          framed(
              event,
              1,
              hits -> {
                framed(hits, 1, hit -> hit.f4(1.5f));
                framed(hits, 1, hit -> hit.f4(2.5f));
              });
        });
    RootObject event = object(classes, "Event", out);
    assertEquals(2, event.objects("hits").size());
    assertEquals(2.5, event.objects("hits").get(1).orElseThrow().number("x"));
  }

  @Test
  void readsArraysOfStringsWithOneHeadForAll() {
    StreamerElement names =
        new StreamerElement(
            "TStreamerString",
            "names",
            "",
            ElementType.TSTRING + ElementType.ARRAY,
            0,
            2,
            new int[] {2},
            "TString",
            0,
            "",
            "",
            0,
            0);
    Classes classes = new Classes(List.of(info("Labels", 1, names)));
    Output out = new Output();
    framed(out, 1, body -> framed(body, 2, head -> head.string("left").string("right")));
    Struct labels = assertInstanceOf(Struct.class, read(classes, "Labels", 1, out));
    Fixed pair = assertInstanceOf(Fixed.class, labels.column("names"));
    assertEquals("right", assertInstanceOf(StringColumn.class, pair.content()).string(1));
  }

  @Test
  void takesCollectionsOfEnumerationsForWhatTheirDescriptionSays() {
    StreamerElement flags =
        new StreamerElement(
            "TStreamerSTL",
            "flags",
            "",
            ElementType.STL,
            0,
            0,
            new int[0],
            "vector<Flag>",
            0,
            "",
            "",
            1,
            ElementType.INT);
    Classes classes = new Classes(List.of(info("Event", 1, flags)));
    Output out = new Output();
    framed(out, 1, body -> framed(body, 9, vector -> vector.i4(2).i4(7).i4(8)));
    RootObject event = object(classes, "Event", out);
    assertArrayEquals(new long[] {7, 8}, event.integers("flags"));
  }

  @Test
  void passesOverTheProcessBehindReferencedStatusBits() {
    Classes classes = new Classes(List.of(info("Part", 1, number("fBits", ElementType.BITS))));
    Output out = new Output();
    framed(out, 1, body -> body.i4(0x10).i2(3));
    framed(out, 1, body -> body.i4(0x20));
    Struct parts = assertInstanceOf(Struct.class, read(classes, "Part", 2, out));
    assertArrayEquals(new int[] {0x10, 0x20}, parts.column("fBits").toInts());
  }

  @Test
  void refusesAnObjectThatItsMembersDoNotFill() {
    Classes classes = new Classes(List.of(info("Hit", 1, number("x", ElementType.FLOAT))));
    Output out = new Output();
    framed(out, 1, body -> body.f4(1).f4(2));
    RootFormatException e =
        assertThrows(RootFormatException.class, () -> read(classes, "Hit", 1, out));
    assertEquals("a Hit of 14 bytes", e.expected());
  }

  @Test
  void refusesArraysOfNegativeLength() {
    StreamerElement array =
        new StreamerElement(
            "TStreamerBasicType",
            "x",
            "",
            ElementType.ARRAY + ElementType.INT,
            0,
            -2,
            new int[] {-2},
            "Int_t",
            0,
            "",
            "",
            0,
            0);
    Classes classes = new Classes(List.of(info("Hit", 1, array)));
    Output out = new Output();
    framed(out, 1, body -> body.i4(1));
    assertThrows(RootFormatException.class, () -> read(classes, "Hit", 1, out));
  }

  private static Classes none() {
    return new Classes(List.of());
  }

  private static Column read(Classes classes, String type, int count, Output out) {
    Decoders decoders = new Decoders(new ClassRules(classes));
    Decoder decoder = decoders.of(decoders.rules().type(type, true));
    Cursor in = cursor(out);
    decoder.read(in, count);
    assertEquals(0, in.remaining(), "bytes left");
    return decoder.column();
  }

  private static RootObject object(Classes classes, String type, Output out) {
    Decoders decoders = new Decoders(new ClassRules(classes));
    Interpretation interpretation = decoders.rules().type(type, true);
    Cursor in = cursor(out);
    RootObject object = decoders.heap().object(type, interpretation, in);
    assertEquals(0, in.remaining(), "bytes left");
    return object;
  }

  private static Cursor cursor(Output out) {
    return new Cursor(new Place("made.root", "object"), out.toByteArray(), 0);
  }

  private interface Body {
    void write(Output out);
  }

  private static void framed(Output out, int version, Body body) {
    int mark = out.beginCount();
    out.i2(version);
    body.write(out);
    out.endCount(mark);
  }

  private static StreamerInfo info(String name, int version, StreamerElement... elements) {
    return new StreamerInfo(name, version * 1000 + name.length(), version, List.of(elements));
  }

  private static StreamerElement number(String name, int type) {
    return titled(name, type, "");
  }

  private static StreamerElement titled(String name, int type, String title) {
    return element("TStreamerBasicType", name, title, type, "number", "", "");
  }

  private static StreamerElement counted(String owner, String name, int type, String count) {
    return element("TStreamerBasicPointer", name, "[" + count + "]", type, "n*", count, owner);
  }

  private static StreamerElement pointer(String name, String type) {
    return element("TStreamerObjectPointer", name, "", ElementType.OBJECT_POINTER, type, "", "");
  }

  private static StreamerElement element(
      String kind, String name, String title, int type, String typeName, String count, String of) {
    return new StreamerElement(
        kind, name, title, type, 0, 0, new int[0], typeName, 0, count, of, 0, 0);
  }
}
