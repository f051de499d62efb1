package hep.rootio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Columns of every kind with random contents, from a seed. */
final class Made {
  private Made() {}

  /**
   * Columns that a tree can hold, by name; the ones called {@code c_…} are to be written with a
   * counter.
   */
  static Map<String, Column> columns(int entries, long seed) {
    Random random = new Random(seed);
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("flag", booleans(random, entries));
    columns.put("i8", bytes(random, entries, false));
    columns.put("u8", bytes(random, entries, true));
    columns.put("i16", shorts(random, entries, false));
    columns.put("u16", shorts(random, entries, true));
    columns.put("i32", ints(random, entries, false));
    columns.put("u32", ints(random, entries, true));
    columns.put("i64", longs(random, entries));
    columns.put("f32", floats(random, entries));
    columns.put("f64", doubles(random, entries));
    columns.put("text", strings(random, entries));
    columns.put("f32x3", new Fixed(3, floats(random, 3 * entries)));
    columns.put("i32x2x4", new Fixed(2, new Fixed(4, ints(random, 8 * entries, false))));
    int[] offsets = offsets(random, entries);
    int elements = offsets[entries];
    columns.put("c_f32", new Jagged(offsets, floats(random, elements)));
    columns.put("c_u16", new Jagged(offsets, shorts(random, elements, true)));
    columns.put("c_f64x3", new Jagged(offsets, new Fixed(3, doubles(random, 3 * elements))));
    columns.put("v_flag", new Jagged(offsets, booleans(random, elements)));
    columns.put("v_i16", new Jagged(offsets, shorts(random, elements, false)));
    columns.put("v_u32", new Jagged(offsets, ints(random, elements, true)));
    columns.put("v_f32", new Jagged(offsets, floats(random, elements)));
    columns.put("v_f64", new Jagged(offsets, doubles(random, elements)));
    columns.put("v_text", new Jagged(offsets, strings(random, elements)));
    int[] inner = offsets(random, elements);
    columns.put("v_v_f32", new Jagged(offsets, new Jagged(inner, floats(random, inner[elements]))));
    columns.put(
        "point",
        new Struct(
            "",
            entries,
            List.of("x", "n", "w"),
            List.of(
                doubles(random, entries), ints(random, entries, false), floats(random, entries))));
    return columns;
  }

  /** A batch of these columns. */
  static Batch batch(Map<String, Column> columns) {
    Batch batch = new Batch();
    columns.forEach((name, column) -> {
      if (name.startsWith("c_") && column instanceof Jagged jagged) {
        batch.column(name, "n", jagged);
      } else {
        batch.column(name, column);
      }
    });
    return batch;
  }

  static int[] offsets(Random random, int entries) {
    int[] offsets = new int[entries + 1];
    for (int i = 0; i < entries; i++) {
      offsets[i + 1] = offsets[i] + (random.nextInt(4) == 0 ? 0 : random.nextInt(9));
    }
    return offsets;
  }

  static FloatColumn floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * 100);
    }
    return new FloatColumn(values);
  }

  static DoubleColumn doubles(Random random, int count) {
    return new DoubleColumn(random.doubles(count, -1e3, 1e3).toArray());
  }

  static IntColumn ints(Random random, int count, boolean unsigned) {
    return new IntColumn(random.ints(count).toArray(), unsigned);
  }

  static LongColumn longs(Random random, int count) {
    // JSROOT 7.11 misreads negative ones and rounds those beyond 2^53.
    return new LongColumn(random.longs(count, 0, 1L << 53).toArray());
  }

  static ShortColumn shorts(Random random, int count, boolean unsigned) {
    short[] values = new short[count];
    for (int i = 0; i < count; i++) {
      values[i] = (short) random.nextInt();
    }
    return new ShortColumn(values, unsigned);
  }

  static ByteColumn bytes(Random random, int count, boolean unsigned) {
    byte[] values = new byte[count];
    random.nextBytes(values);
    return new ByteColumn(values, unsigned);
  }

  static BooleanColumn booleans(Random random, int count) {
    boolean[] values = new boolean[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextBoolean();
    }
    return new BooleanColumn(values);
  }

  static StringColumn strings(Random random, int count) {
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(50) == 0 ? 240 + random.nextInt(40) : random.nextInt(12);
      values[i] = random.nextInt(3) == 0 ? "π".repeat(length) : "jet".repeat(length);
    }
    return StringColumn.of(values);
  }
}
