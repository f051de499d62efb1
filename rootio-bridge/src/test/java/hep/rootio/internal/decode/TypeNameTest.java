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
}
