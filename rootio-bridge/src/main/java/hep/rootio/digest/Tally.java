package hep.rootio.digest;

import hep.rootio.BooleanColumn;
import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.LongColumn;
import hep.rootio.ObjectColumn;
import hep.rootio.RootObject;
import hep.rootio.ShortColumn;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.Union;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Counts, sums and checksums over values in entry order, depth first: numbers as doubles, booleans
 * as 0 and 1, strings as UTF-8. TObject's unique ID and bits are left out inside of objects.
 */
final class Tally {
  private static final Set<String> LEFT_OUT = Set.of("fUniqueID", "fBits");
  private static final long NAN_BITS = 0x7ff8000000000000L;
  private static final double LARGEST_EXACT = 1L << 53;
  private static final int DEEPEST = 100;

  private final CRC32 crc = new CRC32();
  private final CRC32 stringCrc = new CRC32();
  private final CRC32 shapeCrc = new CRC32();
  private final byte[] eight = new byte[8];
  private final CompensatedSum sum = new CompensatedSum();
  private final CompensatedSum sumOfSizes = new CompensatedSum();
  private final Set<RootObject> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private long entries;
  private long numbers;
  private long strings;
  private long nulls;
  private long notFinite;
  private long characters;
  private long most;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private boolean beyondExact;

  /** One entry of a branch. */
  void entry(Column column, int at) {
    long before = numbers + strings;
    add(column, at, 0);
    long count = numbers + strings - before;
    put32((int) count);
    shapeCrc.update(eight, 0, 4);
    most = Math.max(most, count);
    entries++;
  }

  /** All numbers and strings of one value. */
  void add(Column column, int at, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    switch (column) {
      case BooleanColumn c -> number(c.values()[at] ? 1 : 0);
      case ByteColumn c -> number(c.unsigned() ? c.values()[at] & 0xFF : c.values()[at]);
      case ShortColumn c -> number(c.unsigned() ? c.values()[at] & 0xFFFF : c.values()[at]);
      case IntColumn c ->
          number(c.unsigned() ? (double) Integer.toUnsignedLong(c.values()[at]) : c.values()[at]);
      case LongColumn c ->
          number(new LongColumn(new long[] {c.values()[at]}, c.unsigned()).toDoubles()[0]);
      case FloatColumn c -> number(c.values()[at]);
      case DoubleColumn c -> number(c.values()[at]);
      case StringColumn c -> string(c.string(at));
      case Fixed c -> {
        for (int i = at * c.size(); i < (at + 1) * c.size(); i++) {
          add(c.content(), i, depth + 1);
        }
      }
      case Jagged c -> {
        for (int i = c.start(at); i < c.end(at); i++) {
          add(c.content(), i, depth + 1);
        }
      }
      case Struct c -> {
        for (int i = 0; i < c.columns().size(); i++) {
          if (!LEFT_OUT.contains(c.names().get(i))) {
            add(c.columns().get(i), at, depth + 1);
          }
        }
      }
      case Union c -> {
        if (c.tags()[at] == 0) {
          nulls++;
        } else {
          add(c.alternatives().get(c.tags()[at] - 1), c.index()[at], depth + 1);
        }
      }
      case ObjectColumn c -> object(c.objects().get(at), depth + 1);
    }
  }

  private void object(Optional<RootObject> object, int depth) {
    if (object.isEmpty() || !open.add(object.get())) {
      nulls++;
      return;
    }
    add(object.get().members(), object.get().row(), depth);
    open.remove(object.get());
  }

  private void number(double v) {
    numbers++;
    put32((int) (bits(v) >>> 32));
    put32At4((int) bits(v));
    crc.update(eight, 0, 8);
    if (Double.isFinite(v)) {
      sum.add(v);
      sumOfSizes.add(Math.abs(v));
      least = Math.min(least, v);
      greatest = Math.max(greatest, v);
      beyondExact |= Math.abs(v) > LARGEST_EXACT;
    } else {
      notFinite++;
    }
  }

  private static long bits(double v) {
    return Double.isNaN(v) ? NAN_BITS : Double.doubleToRawLongBits(v);
  }

  private void string(String s) {
    strings++;
    characters += s.length();
    stringCrc.update(s.getBytes(StandardCharsets.UTF_8));
    stringCrc.update(0);
  }

  private void put32(int v) {
    eight[0] = (byte) (v >> 24);
    eight[1] = (byte) (v >> 16);
    eight[2] = (byte) (v >> 8);
    eight[3] = (byte) v;
  }

  private void put32At4(int v) {
    eight[4] = (byte) (v >> 24);
    eight[5] = (byte) (v >> 16);
    eight[6] = (byte) (v >> 8);
    eight[7] = (byte) v;
  }

  /** Everything, by the names of the digest's form. */
  Map<String, Object> result() {
    Map<String, Object> r = new LinkedHashMap<>();
    r.put("entries", entries);
    r.put("count", numbers + strings);
    r.put("nums", numbers);
    r.put("strs", strings);
    r.put("nulls", nulls);
    r.put("sum", sum.value());
    r.put("sumabs", sumOfSizes.value());
    r.put("min", least == Double.POSITIVE_INFINITY ? Json.Absent.NULL : (Object) least);
    r.put("max", greatest == Double.NEGATIVE_INFINITY ? Json.Absent.NULL : (Object) greatest);
    r.put("nonfinite", notFinite);
    r.put("crc", hex(crc));
    r.put("shapecrc", hex(shapeCrc));
    r.put("maxper", most);
    if (strings > 0) {
      r.put("strcrc", hex(stringCrc));
      r.put("chars", characters);
    }
    if (beyondExact) {
      r.put("lossy64", true);
    }
    return r;
  }

  private static String hex(CRC32 crc) {
    return "%08x".formatted(crc.getValue());
  }
}
