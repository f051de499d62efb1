package hep.rootio.internal.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.rootio.Column;
import hep.rootio.Fixed;
import hep.rootio.Interpretation;
import hep.rootio.Jagged;
import hep.rootio.RootFormatException;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.streamer.Classes;
import hep.rootio.internal.write.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes of C++'s library that a file does not describe, on bytes written by hand. */
class LibraryClassesTest {
  private static final int VECTOR_VERSION = 9;

  @Test
  void readsVectorsOfComplexNumbers() {
    Output out = new Output();
    int vector = begin(out, VECTOR_VERSION);
    out.i4(2);
    for (int i = 0; i < 2; i++) {
      int number = begin(out, 1);
      out.f4(i + 0.5f).f4(-i);
      out.endCount(number);
    }
    out.endCount(vector);
    Jagged read = assertInstanceOf(Jagged.class, read("vector<complex<float> >", out));
    Struct numbers = assertInstanceOf(Struct.class, read.content());
    assertEquals("complex<float>", numbers.name());
    assertArrayEquals(new float[] {0.5f, 1.5f}, numbers.column("_real").toFloats());
    assertArrayEquals(new float[] {0, -1}, numbers.column("_imag").toFloats());
  }

  @Test
  void readsComplexNumbersByThemselves() {
    Output out = new Output();
    int number = begin(out, 0);
    out.i4(0x1234); // a class without a version has its checksum
    out.f8(3).f8(4);
    out.endCount(number);
    Struct read = assertInstanceOf(Struct.class, read("std::complex<double>", out));
    assertArrayEquals(new double[] {4}, read.column("_imag").toDoubles());
  }

  @Test
  void readsVectorsOfArrays() {
    Output out = new Output();
    int vector = begin(out, VECTOR_VERSION);
    out.i4(2);
    for (int i = 0; i < 2; i++) {
      int array = begin(out, 1);
      out.i2(10 * i).i2(10 * i + 1).i2(10 * i + 2);
      out.endCount(array);
    }
    out.endCount(vector);
    Jagged read = assertInstanceOf(Jagged.class, read("vector<array<short,3> >", out));
    Struct arrays = assertInstanceOf(Struct.class, read.content());
    Fixed elements = assertInstanceOf(Fixed.class, arrays.column("_M_elems"));
    assertEquals(3, elements.size());
    assertArrayEquals(new int[] {0, 1, 2, 10, 11, 12}, elements.content().toInts());
  }

  @Test
  void refusesArraysThatClaimMoreThanThereIs() {
    Output out = new Output();
    int array = begin(out, 1);
    out.i8(0);
    out.endCount(array);
    assertThrows(RootFormatException.class, () -> read("array<double,999999999>", out));
  }

  @Test
  void doesNotKnowOtherTemplates() {
    assertInstanceOf(
        Interpretation.Opaque.class, new ClassRules(none()).type("array<int,N>", true));
    assertInstanceOf(Interpretation.Opaque.class, new ClassRules(none()).type("foo<int>", true));
  }

  private static Classes none() {
    return new Classes(List.of());
  }

  private static int begin(Output out, int version) {
    int mark = out.beginCount();
    out.i2(version);
    return mark;
  }

  private static Column read(String type, Output out) {
    Decoders decoders = new Decoders(new ClassRules(none()));
    Decoder decoder = decoders.of(decoders.rules().type(type, true));
    Cursor in = new Cursor(new Place("made.root", "object"), out.toByteArray(), 0);
    decoder.read(in, 1);
    assertEquals(0, in.remaining(), "bytes left");
    return decoder.column();
  }
}
