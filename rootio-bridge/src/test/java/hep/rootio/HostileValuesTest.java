package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values and lengths at the edges, as TTree and as RNTuple, read back by us and by JSROOT. */
class HostileValuesTest {
  private static final int LONG_VECTOR = 100_000;
  private static final float[] FLOATS = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    -0f,
    Float.MIN_VALUE,
    -Float.MAX_VALUE
  };
  private static final double[] DOUBLES = {
    Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -0.0, Double.MIN_VALUE, 1e-310
  };

  @TempDir private Path folder;

  private static Map<String, Column> columns() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("f", new FloatColumn(FLOATS));
    columns.put("d", new DoubleColumn(DOUBLES));
    columns.put("i", new IntColumn(new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1, 1, 2}));
    columns.put(
        "u", new IntColumn(new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1, 1, 2}, true));
    columns.put(
        "s", new ShortColumn(new short[] {Short.MIN_VALUE, Short.MAX_VALUE, 0, -1, 1, 2}, false));
    columns.put(
        "b", new ByteColumn(new byte[] {Byte.MIN_VALUE, Byte.MAX_VALUE, 0, -1, 1, 2}, true));
    columns.put(
        "text",
        StringColumn.of(
            "", "Zürich → 東京 🎉", "x".repeat(254), "y".repeat(255), "é".repeat(500), " "));
    int[] offsets = {0, 0, LONG_VECTOR, LONG_VECTOR, LONG_VECTOR, LONG_VECTOR + 1, LONG_VECTOR + 1};
    float[] values = new float[LONG_VECTOR + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = FLOATS[i % FLOATS.length];
    }
    columns.put("c_counted", new Jagged(offsets, new FloatColumn(values)));
    columns.put("vector", new Jagged(offsets, new FloatColumn(values)));
    int[] few = {0, 0, 3, 3, 3, 4, 4};
    int[] inner = {0, 0, 0, 2, 2};
    columns.put(
        "nested", new Jagged(few, new Jagged(inner, new DoubleColumn(new double[] {1, -0.0}))));
    columns.put("texts", new Jagged(few, StringColumn.of("", "ß", "", "\u0001")));
    return columns;
  }

  @ParameterizedTest
  @EnumSource(Compression.Algorithm.class)
  void keepsEveryValueInEveryCodec(Compression.Algorithm algorithm)
      throws IOException, InterruptedException {
    Compression compression =
        new Compression(algorithm, algorithm == Compression.Algorithm.NONE ? 0 : 1);
    Map<String, Column> columns = columns();
    Path path = folder.resolve("hostile.root");
    try (RootWriter out = RootWriter.create(path)) {
      try (TreeWriter tree = out.tree("t", "", compression, 4096)) {
        tree.fill(Made.batch(columns));
      }
      try (TreeWriter tuple = out.tuple("r", "", compression, 4096)) {
        tuple.fill(Made.batch(columns));
      }
    }

    FileAudit.check(path);
    try (RootFile file = RootFile.open(path)) {
      for (String name : columns.keySet()) {
        assertEquals(columns.get(name), file.tree("t").read(name).column(name), name);
        assertEquals(columns.get(name), file.tree("r").read(name).column(name), name);
      }
    }
    Map<String, String> found = Judge.read(path);
    for (String name : columns.keySet()) {
      assertEquals(Judge.line(columns.get(name)), found.get("t/" + name), "tree: " + name);
      assertEquals(Judge.line(columns.get(name)), found.get("r/" + name), "tuple: " + name);
    }
    assertEquals(String.valueOf(LONG_VECTOR), found.get("t/n:fMaximum"));
    assertNull(found.get("warning"));
  }

  @Test
  void keepsTreesOfNoEntryAndOfOne() throws IOException, InterruptedException {
    Map<String, Column> none = Made.columns(0, 1);
    Map<String, Column> one = Made.columns(1, 2);
    Path path = folder.resolve("few.root");
    try (RootWriter out = RootWriter.create(path)) {
      out.tree("none", "").fill(Made.batch(none)).close();
      out.tuple("none_tuple", "").fill(Made.batch(none)).close();
      out.tree("one", "").fill(Made.batch(one)).close();
      out.tuple("one_tuple", "").fill(Made.batch(one)).close();
      out.tree("never", "").close();
      out.tuple("never_tuple", "").close();
    }

    FileAudit.check(path);
    try (RootFile file = RootFile.open(path)) {
      for (String name : none.keySet()) {
        for (String kind : List.of("", "_tuple")) {
          assertEquals(none.get(name), file.tree("none" + kind).read(name).column(name), name);
          assertEquals(one.get(name), file.tree("one" + kind).read(name).column(name), name);
        }
      }
      assertEquals(0, file.tree("never").branches().size());
      assertEquals(0, file.tree("never_tuple").entries());
    }
    // JSROOT 7.11 goes through no tree without entries, and knows no records without a class.
    one.remove("point");
    Path single = folder.resolve("one.root");
    try (RootWriter out = RootWriter.create(single)) {
      out.tree("one", "").fill(Made.batch(one)).close();
      out.tuple("one_tuple", "").fill(Made.batch(one)).close();
      out.tree("never", "").close();
    }
    Map<String, String> found = Judge.read(single);
    for (String name : one.keySet()) {
      assertEquals(Judge.line(one.get(name)), found.get("one/" + name), name);
      assertEquals(Judge.line(one.get(name)), found.get("one_tuple/" + name), name);
    }
    assertEquals("0", found.get("never:fEntries"));
    assertNull(found.get("warning"));
  }
}
