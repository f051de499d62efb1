package hep.rootio.internal.write.tuple;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.BooleanColumn;
import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import hep.rootio.RootNameException;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.Tree;
import hep.rootio.Union;
import hep.rootio.internal.write.ObjectOutput;
import hep.rootio.internal.write.ObjectValue;
import hep.rootio.internal.write.Output;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ROOT may put into an RNTuple and our writer never does. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForgedTupleTest {
  private static final int BIT = 0x00;
  private static final int BYTE = 0x01;
  private static final int CHAR = 0x02;
  private static final int INT8 = 0x03;
  private static final int INT16 = 0x05;
  private static final int INT32 = 0x07;
  private static final int INT64 = 0x09;
  private static final int REAL16 = 0x0B;
  private static final int REAL32 = 0x0C;
  private static final int INDEX32 = 0x0E;
  private static final int INDEX64 = 0x0F;
  private static final int SWITCH = 0x10;
  private static final int SPLIT_INT16 = 0x11;
  private static final int SPLIT_INDEX32 = 0x1A;
  private static final int TRUNCATED = 0x1C;
  private static final int QUANTIZED = 0x1D;

  @TempDir private Path folder;
  private int made;

  /** Reads all fields, and every entry by itself. */
  private Columns read(Consumer<ForgedTuple> body) {
    Path path = ForgedTuple.write(folder.resolve("forged-" + made++ + ".root"), body);
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("t");
      List<String> names =
          tree.branches().stream()
              .filter(b -> b.path().equals(b.name()))
              .map(b -> b.path())
              .toList();
      for (long at = 0; at < tree.entries(); at++) {
        assertEquals(1, tree.read(names, EntryRange.of(at, at + 1)).columns().getFirst().length());
      }
      return tree.read(names);
    }
  }

  private static byte[] floats(float... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer page = ForgedTuple.little(bytes);
    for (float v : values) {
      page.putFloat(v);
    }
    return bytes;
  }

  private static byte[] ints(int... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer page = ForgedTuple.little(bytes);
    for (int v : values) {
      page.putInt(v);
    }
    return bytes;
  }

  private static byte[] longs(long... values) {
    byte[] bytes = new byte[8 * values.length];
    ByteBuffer page = ForgedTuple.little(bytes);
    for (long v : values) {
      page.putLong(v);
    }
    return bytes;
  }

  private static byte[] bytes(int... values) {
    byte[] page = new byte[values.length];
    for (int i = 0; i < page.length; i++) {
      page[i] = (byte) values[i];
    }
    return page;
  }

  @Test
  void readsOptionalsEnumsAtomicsAndBitsets() {
    Columns all =
        read(t -> {
          int optional = t.top(ForgedTuple.COLLECTION, "o", "std::optional<float>");
          int value = t.inside(optional, ForgedTuple.LEAF, "_0", "float");
          int ends = t.column(optional, INDEX32, 32);
          int floats = t.column(value, REAL32, 32);
          int colour = t.top(ForgedTuple.LEAF, "colour", "Colour");
          int number = t.inside(colour, ForgedTuple.LEAF, "_0", "std::int8_t");
          int colours = t.column(number, INT8, 8);
          int atomic = t.top(ForgedTuple.LEAF, "atomic", "std::atomic<std::int16_t>");
          int inner = t.inside(atomic, ForgedTuple.LEAF, "_0", "std::int16_t");
          int shorts = t.column(inner, INT16, 16);
          int bits = t.topArray(ForgedTuple.LEAF, "bits", "std::bitset<5>", 5);
          int flags = t.column(bits, BIT, 1);
          t.cluster(3, ends, 3, ints(0, 1, 1));
          t.put(floats, 1, floats(2.5f));
          t.put(colours, 3, bytes(-1, 0, 7));
          t.put(shorts, 3, bytes(1, 0, 0xFF, 0xFF, 0, 1));
          t.put(flags, 15, bytes(0b01000001, 0b01111000));
        });

    assertEquals(
        new Jagged(new int[] {0, 0, 1, 1}, new FloatColumn(new float[] {2.5f})), all.column("o"));
    assertArrayEquals(new int[] {-1, 0, 7}, all.column("colour").toInts());
    assertArrayEquals(new int[] {1, -1, 256}, all.column("atomic").toInts());
    boolean[] set = new boolean[15];
    for (int i : new int[] {0, 6, 11, 12, 13, 14}) {
      set[i] = true;
    }
    assertEquals(new Fixed(5, new BooleanColumn(set)), all.column("bits"));
  }

  @Test
  void readsMapsAndCollectionsOfRecordsWithoutAType() {
    Columns all =
        read(t -> {
          int map = t.top(ForgedTuple.COLLECTION, "m", "std::map<std::string,std::int32_t>");
          int pair = t.inside(map, ForgedTuple.RECORD, "_0", "std::pair<std::string,std::int32_t>");
          int key = t.inside(pair, ForgedTuple.LEAF, "_0", "std::string");
          int value = t.inside(pair, ForgedTuple.LEAF, "_1", "std::int32_t");
          int ends = t.column(map, SPLIT_INDEX32, 32);
          int lengths = t.column(key, INDEX64, 64);
          int letters = t.column(key, CHAR, 8);
          int values = t.column(value, INT32, 32);
          int empty = t.top(ForgedTuple.RECORD, "empty", "Nothing");
          assertEquals(4, empty);
          // 1, 3 as differences 1, 2, byte by byte
          t.cluster(2, ends, 2, bytes(1, 2, 0, 0, 0, 0, 0, 0));
          t.put(lengths, 3, longs(1, 1, 3));
          t.put(letters, 3, bytes('a', 'π' >> 4 & 0x7F, 'c'));
          t.put(values, 3, ints(-5, 6, Integer.MAX_VALUE));
        });

    Jagged map = all.jagged("m");
    assertArrayEquals(new int[] {0, 1, 3}, map.offsets());
    Struct pairs = (Struct) map.content();
    assertEquals("", ((StringColumn) pairs.column("_0")).string(1));
    assertArrayEquals(new int[] {-5, 6, Integer.MAX_VALUE}, pairs.column("_1").toInts());
    assertEquals(2, all.column("empty").length());
  }

  @Test
  void readsNumbersThatLostBits() {
    Columns all =
        read(t -> {
          int half = t.column(t.top(ForgedTuple.LEAF, "half", "float"), REAL16, 16);
          int cut = t.column(t.top(ForgedTuple.LEAF, "cut", "double"), TRUNCATED, 12);
          int whole =
              t.column(t.top(ForgedTuple.LEAF, "whole", "float"), QUANTIZED, 32, 0, 0, -1, 1);
          t.cluster(2, half, 2, bytes(0x00, 0x3C, 0x00, 0xC1)); // 1, -2.5
          // The highest 12 bits of 1 (3F8) and of -2 (C00).
          t.put(cut, 2, bytes(0xF8, 0x03, 0xC0));
          t.put(whole, 2, ints(0, -1));
        });

    assertArrayEquals(new float[] {1, -2.5f}, all.floats("half"));
    assertArrayEquals(new double[] {1, -2}, all.column("cut").toDoubles());
    assertArrayEquals(new float[] {-1, 1}, all.floats("whole"));
  }

  @Test
  void readsVariantsThatHoldNothing() {
    Columns all =
        read(t -> {
          int variant = t.top(ForgedTuple.VARIANT, "v", "std::variant<std::int32_t,float>");
          int number = t.inside(variant, ForgedTuple.LEAF, "_0", "std::int32_t");
          int real = t.inside(variant, ForgedTuple.LEAF, "_1", "float");
          int switches = t.column(variant, SWITCH, 96);
          int numbers = t.column(number, INT32, 32);
          int reals = t.column(real, REAL32, 32);
          byte[] page = new byte[36];
          ForgedTuple.little(page).putLong(0).putInt(2).putLong(0).putInt(0).putLong(0).putInt(1);
          t.cluster(3, switches, 3, page);
          t.put(numbers, 1, ints(42));
          t.put(reals, 1, floats(0.5f));
        });

    Union union = (Union) all.column("v");
    assertArrayEquals(new byte[] {2, 0, 1}, union.tags());
    assertArrayEquals(new int[] {42}, union.alternatives().getFirst().toInts());
  }

  @Test
  void readsTheRepresentationThatIsLiveInEachCluster() {
    Columns all =
        read(t -> {
          int field = t.top(ForgedTuple.LEAF, "x", "std::int64_t");
          int wide = t.column(field, INT64, 64);
          int narrow = t.column(field, SPLIT_INT16, 16, 1, 0);
          t.cluster(2, wide, 2, longs(1L << 40, -3));
          t.suppress(narrow);
          t.cluster(2, narrow, 2, bytes(1, 4, 0, 0)); // zigzag of -1, 2
          t.suppress(wide);
          t.extend();
          int late = t.top(ForgedTuple.LEAF, "late", "float");
          int first = t.column(late, REAL32, 32, 0, 4);
          int second = t.column(late, REAL16, 16, 1, -4);
          t.group();
          t.cluster(1, wide, 1, longs(9));
          t.suppress(narrow);
          t.suppress(first);
          t.put(second, 1, bytes(0x00, 0x3C));
        });

    assertArrayEquals(new long[] {1L << 40, -3, -1, 2, 9}, all.column("x").toLongs());
    assertArrayEquals(new float[] {0, 0, 0, 0, 1}, all.floats("late"));
  }

  @Test
  void readsLateArraysAndCollectionsAsZeros() {
    Columns all =
        read(t -> {
          int x = t.column(t.top(ForgedTuple.LEAF, "x", "std::int32_t"), INT32, 32);
          t.cluster(2, x, 2, ints(1, 2));
          t.extend();
          int array = t.topArray(ForgedTuple.LEAF, "a", "std::array<float,2>", 2);
          int item = t.inside(array, ForgedTuple.LEAF, "_0", "float");
          int floats = t.column(item, REAL32, 32, 0, 6);
          int list = t.top(ForgedTuple.COLLECTION, "l", "ROOT::VecOps::RVec<float>");
          int element = t.inside(list, ForgedTuple.LEAF, "_0", "float");
          int ends = t.column(list, INDEX64, 64, 0, 3);
          int values = t.column(element, REAL32, 32);
          // It came in the middle of this cluster.
          t.cluster(2, x, 2, ints(3, 4));
          t.put(floats, 2, floats(1, 2));
          t.put(ends, 1, longs(2));
          t.put(values, 2, floats(8, 9));
        });

    assertEquals(
        new Fixed(2, new FloatColumn(new float[] {0, 0, 0, 0, 0, 0, 1, 2})), all.column("a"));
    assertEquals(
        new Jagged(new int[] {0, 0, 0, 0, 2}, new FloatColumn(new float[] {8, 9})),
        all.column("l"));
  }

  @Test
  void readsObjectsByTheDescriptionsInTheHeader() {
    byte[] description = description();
    Output first = new Output();
    int mark = first.beginCount();
    first.i2(3).f4(1.5f).i4(-7).endCount(mark);
    Output second = new Output();
    mark = second.beginCount();
    second.i2(3).f4(Float.NaN).i4(8).endCount(mark);
    byte[] both = new Output().raw(first.toByteArray()).raw(second.toByteArray()).toByteArray();
    Columns all =
        read(t -> {
          int hit = t.top(ForgedTuple.STREAMER, "hit", "Hit");
          int ends = t.column(hit, INDEX64, 64);
          int bytes = t.column(hit, BYTE, 8);
          t.information("", description);
          t.cluster(2, ends, 2, longs(first.length(), both.length));
          t.put(bytes, both.length, both);
        });

    Struct hits = (Struct) all.column("hit");
    assertEquals(List.of("x", "n"), hits.names());
    assertArrayEquals(new int[] {-7, 8}, hits.column("n").toInts());
    assertArrayEquals(new float[] {1.5f, Float.NaN}, hits.column("x").toFloats());
  }

  /** A TList of TStreamerInfo behind its class tag, as TBuffer::WriteObject leaves it. */
  private static byte[] description() {
    List<ObjectValue> elements =
        List.of(
            new ObjectValue("TStreamerBasicType")
                .named("x", "")
                .with("fType", 5)
                .with("fSize", 4)
                .with("fTypeName", "float"),
            new ObjectValue("TStreamerBasicType")
                .named("n", "")
                .with("fType", 3)
                .with("fSize", 4)
                .with("fTypeName", "int"));
    ObjectValue info =
        new ObjectValue("TStreamerInfo")
            .named("Hit", "")
            .with("fClassVersion", 3)
            .with("fElements", ObjectValue.collection("TObjArray", elements));
    Output out = new Output();
    int mark = out.beginCount();
    out.i4(-1).zeroTerminated("TList");
    new ObjectOutput(out, 0, new HashSet<>())
        .object(ObjectValue.collection("TList", List.of(info)));
    out.endCount(mark);
    return out.toByteArray();
  }

  @Test
  void saysWhichClassOfAStreamedFieldIsNotDescribed() {
    RootNameException e =
        assertThrows(
            RootNameException.class,
            () ->
                read(t -> {
                  int hit = t.top(ForgedTuple.STREAMER, "hit", "Unheard");
                  int ends = t.column(hit, INDEX64, 64);
                  t.column(hit, BYTE, 8);
                  t.cluster(1, ends, 1, longs(0));
                }));
    assertTrue(String.valueOf(e.getMessage()).contains("'Unheard'"), e.getMessage());
  }

  @Test
  void readsLargeLocatorsBlobsInPiecesAndFramesOfLaterVersions() {
    for (int kind = 0; kind < 3; kind++) {
      int now = kind;
      Columns all =
          read(t -> {
            switch (now) {
              case 0 -> t.large();
              case 1 -> t.noise(24);
              default -> t.maxKeySize(512);
            }
            int x = t.column(t.top(ForgedTuple.LEAF, "x", "std::int32_t"), INT32, 32);
            int borrowed = t.top(ForgedTuple.LEAF, "borrowed", "std::int32_t");
            t.alias(x, borrowed);
            int[] values = new int[300];
            Arrays.setAll(values, i -> i);
            t.cluster(300, x, 300, ints(values));
            t.cluster(1, x, 1, ints(-1));
          });
      IntColumn x = (IntColumn) all.column("x");
      assertEquals(301, x.length());
      assertEquals(299, x.values()[299]);
      assertEquals(x, all.column("borrowed"));
    }
  }

  @Test
  void refusesFeaturesThatItDoesNotKnow() {
    RootFormatException e =
        assertThrows(RootFormatException.class, () -> read(t -> t.features(1L << 5)));
    assertTrue(e.expected().contains("feature flags"), e.expected());
  }
}
