package hep.rootio.internal.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.Interpretation.Packed;
import hep.rootio.NumberType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypeNameTest {
  @Test
  void takesNestedTypesApart() {
    TypeName map = TypeName.of("std::map<int, vector<pair<float,string> > >");
    assertEquals("map", map.name());
    assertEquals(List.of("int", "vector<pair<float,string> >"), map.arguments());
  }

  @Test
  void knowsPointersAndNumbers() {
    assertTrue(TypeName.of("const TH1F *").pointer());
    assertEquals(Optional.of(NumberType.UINT64), TypeName.of("ULong64_t").number());
    assertEquals(Optional.empty(), TypeName.of("int*").number());
  }

  @Test
  void findsTheRangeBehindArrayDimensions() {
    assertEquals(new Packed(true, 10, -1.5, 2), PackedRange.of(true, "x[3][-1.5,2,10]"));
    assertEquals(new Packed(false, 32, -Math.PI, Math.PI), PackedRange.of(false, "[-pi,pi]"));
    assertEquals(new Packed(true, 0, 0, 0), PackedRange.of(true, "x[n]"));
  }

  @Test
  void takesBitsWithoutRange() {
    assertEquals(new Packed(true, 8, 0, 0), PackedRange.of(true, "[0,0,8]"));
    assertEquals(new Packed(false, 12, 0, 0), PackedRange.of(false, ""));
  }

  @Test
  void knowsNumbersHoweverTheyAreSpelled() {
    assertEquals(Optional.of(NumberType.UINT64), TypeName.of("long unsigned int").number());
    assertEquals(Optional.of(NumberType.INT64), TypeName.of("long long int").number());
    assertEquals(Optional.of(NumberType.UINT16), TypeName.of("short unsigned int").number());
    assertEquals(Optional.of(NumberType.INT8), TypeName.of("signed char").number());
    assertEquals(Optional.of(NumberType.UINT32), TypeName.of("const unsigned int").number());
    assertEquals(Optional.of(NumberType.FLOAT32), TypeName.of("Real_t").number());
    assertEquals(Optional.empty(), TypeName.of("long story").number());
    assertEquals("vector", TypeName.of("std::__1::vector<int>").name());
    assertEquals("basic_string", TypeName.of("std::__cxx11::basic_string<char>").name());
  }
}
