package hep.rootio.internal.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hep.rootio.Jagged;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.streamer.Classes;
import hep.rootio.internal.write.Output;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Classes with streamers of their own, in each of their versions, on bytes written by hand. */
class HandWrittenTest {
  @Test
  void readsListsOfRooFitWithAndWithoutAName() {
    Output out = new Output();
    framed(out, 1, body -> object(body).i4(2).i4(0).i4(0));
    framed(out, 3, body -> object(body).i4(1).i4(0).string("parameters"));
    Struct lists = read("RooLinkedList", 2, out);
    assertArrayEquals(new int[] {2, 1}, lists.column("size").toInts());
    assertArrayEquals(
        new int[] {0, 2, 3}, assertInstanceOf(Jagged.class, lists.column("arr")).offsets());
    assertEquals(
        "parameters", assertInstanceOf(StringColumn.class, lists.column("_name")).string(1));
  }

  @Test
  void readsMaterialsAsOldFilesHoldThem() {
    Output out = new Output();
    framed(
        out,
        2,
        body -> {
          framed(body, 1, named -> object(named).string("iron").string(""));
          body.i4(7).f4(55.85f).f4(26).f4(7.87f);
        });
    Struct materials = read("TMaterial", 1, out);
    assertArrayEquals(new float[] {26}, materials.column("fZ").toFloats());
  }

  @Test
  void readsPalettesCountedByThePoints() {
    Output out = new Output();
    framed(
        out,
        1,
        body -> {
          object(body).i4(2).f8(0).f8(1);
          for (int colour = 1; colour <= 8; colour++) {
            body.i2(colour);
          }
        });
    Struct palettes = read("TImagePalette", 1, out);
    Jagged blue = assertInstanceOf(Jagged.class, palettes.column("fColorBlue"));
    assertArrayEquals(new int[] {5, 6}, blue.content().toInts());
  }

  @Test
  void takesNoByteForClassesThatAreNotStreamed() {
    Output out = new Output();
    assertEquals(1, read("TQObject", 1, out).length());
  }

  private static Output object(Output out) {
    return out.i2(1).i4(0).i4(0x0300_0000);
  }

  private static void framed(Output out, int version, Consumer<Output> body) {
    int mark = out.beginCount();
    out.i2(version);
    body.accept(out);
    out.endCount(mark);
  }

  private static Struct read(String type, int count, Output out) {
    Decoders decoders = new Decoders(new ClassRules(new Classes(List.of())));
    Decoder decoder = decoders.of(decoders.rules().type(type, true));
    Cursor in = new Cursor(new Place("made.root", "object"), out.toByteArray(), 0);
    decoder.read(in, count);
    assertEquals(0, in.remaining(), "bytes left");
    return assertInstanceOf(Struct.class, decoder.column());
  }
}
