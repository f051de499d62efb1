package hep.rootio.fuzz;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.rootio.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads all of a file again and again, each time with another bit flipped or another length, and
 * counts what comes of it. What is compared is the digest: entries, values and shapes of every
 * branch, contents of every object, and the list of keys.
 */
final class Fuzzing {
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int TOLD = 20;

  private final byte[] whole;
  private final String name;
  private final Path file;
  private final String expected;
  private final Map<String, JsonObject> expectedRecords;
  private final BitSet checksummed;
  private final Records records;
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private final List<String> bugs = new ArrayList<>();
  private long slowestNanos;

  /**
   * @param whole the file as it should be
   * @param folder where the broken files go, one at a time
   */
  Fuzzing(Path whole, Path folder) throws IOException {
    this.whole = Files.readAllBytes(whole);
    this.name = String.valueOf(whole.getFileName());
    this.file = folder.resolve("broken.root");
    Files.write(file, this.whole);
    this.expected = Digest.of(file);
    this.expectedRecords = records(expected);
    this.checksummed = Checksummed.of(this.whole);
    this.records = new Records(this.whole);
  }

  /** How many bits the file has. */
  int bits() {
    return whole.length * 8;
  }

  /** How many bytes the file has. */
  int length() {
    return whole.length;
  }

  /** How many bytes a checksum covers. */
  int checksummedBytes() {
    return checksummed.cardinality();
  }

  /** How often each came out. */
  Map<Outcome, Long> counts() {
    return counts;
  }

  /** The first few of what must never come out, in words. */
  List<String> bugs() {
    return bugs;
  }

  /** The longest that one broken file took. */
  double slowestSeconds() {
    return slowestNanos / 1e9;
  }

  /** Reads the file with one bit flipped. */
  Outcome flip(int bit) throws IOException {
    byte[] broken = whole.clone();
    broken[bit / 8] ^= (byte) (1 << (bit % 8));
    return read(broken, "bit " + bit, checksummed.get(bit / 8));
  }

  /** How many bits the compressed records have, unpacked. */
  int bitsInside() {
    return records.bits();
  }

  /**
   * Reads the file with one bit flipped inside a compressed record, and its checksum made right.
   */
  void flipInside(int bit) throws IOException {
    Optional<byte[]> broken = records.flipped(bit);
    if (broken.isPresent()) {
      read(broken.get(), "bit " + bit + " inside", false);
    }
  }

  /** Reads the first bytes of the file. */
  Outcome cut(int length) throws IOException {
    return read(Arrays.copyOf(whole, length), "cut at " + length, false);
  }

  private Outcome read(byte[] broken, String what, boolean covered) throws IOException {
    Files.write(file, broken);
    Outcome outcome;
    try {
      long start = System.nanoTime();
      String found = Digest.of(file);
      long nanos = System.nanoTime() - start;
      if (nanos > SLOW_NANOS) {
        // A machine that was stopped meanwhile is not the file's fault: a slow file is slow twice.
        start = System.nanoTime();
        found = Digest.of(file);
        nanos = System.nanoTime() - start;
      }
      slowestNanos = Math.max(slowestNanos, nanos);
      outcome = nanos > SLOW_NANOS ? Outcome.SLOW : compare(found, covered);
      if (outcome == Outcome.SLOW || outcome == Outcome.CHANGED_DESPITE_CHECKSUM) {
        tell(what + ": " + outcome);
      }
    } catch (RuntimeException | Error e) {
      // The digest reports each RootFormatException; whatever else reaches here is a bug.
      outcome = Outcome.OTHER_EXCEPTION;
      StackTraceElement[] trace = e.getStackTrace();
      tell(what + ": " + e + (trace.length > 0 ? " at " + trace[0] : ""));
    }
    counts.merge(outcome, 1L, Long::sum);
    return outcome;
  }

  private void tell(String bug) {
    if (bugs.size() < TOLD) {
      bugs.add(name + " " + bug);
    }
  }

  private Outcome compare(String found, boolean covered) {
    if (found.equals(expected)) {
      return Outcome.UNCHANGED;
    }
    Map<String, JsonObject> records = records(found);
    boolean recovered = records.containsKey("file") && records.get("file").has("recovered");
    boolean refused = false;
    for (Map.Entry<String, JsonObject> record : expectedRecords.entrySet()) {
      JsonObject now = records.get(record.getKey());
      if (recovered && (now == null || record.getKey().equals("file"))) {
        continue;
      }
      if (now != null && error(now)) {
        refused = true;
      } else if (now == null && refusedAround(records, record.getKey())) {
        refused = true;
      } else if (!record.getValue().equals(now)) {
        return covered ? Outcome.CHANGED_DESPITE_CHECKSUM : Outcome.CHANGED;
      }
    }
    if (recovered) {
      return Outcome.RECOVERED;
    }
    if (refused) {
      return Outcome.REFUSED;
    }
    return covered ? Outcome.CHANGED_DESPITE_CHECKSUM : Outcome.CHANGED;
  }

  /** Whether a record is missing because the file or the tree that held it was refused. */
  private static boolean refusedAround(Map<String, JsonObject> records, String key) {
    JsonObject all = records.get("file");
    if (all != null && error(all)) {
      return true;
    }
    return records.entrySet().stream()
        .anyMatch(e -> key.startsWith(e.getKey() + ":") && error(e.getValue()));
  }

  private static boolean error(JsonObject record) {
    return record.has("status") && record.get("status").getAsString().equals("error");
  }

  /** The parts of a digest by name: the file, keys, trees, branches and objects. */
  private static Map<String, JsonObject> records(String digest) {
    Map<String, JsonObject> records = new LinkedHashMap<>();
    JsonObject all = JsonParser.parseString(digest).getAsJsonObject();
    JsonObject head = new JsonObject();
    all.entrySet().stream()
        .filter(e -> !e.getValue().isJsonArray() && !e.getKey().equals("size"))
        .forEach(e -> head.add(e.getKey(), e.getValue()));
    records.put("file", head);
    for (String list : List.of("keys", "trees", "objects")) {
      for (JsonElement element : all.getAsJsonArray(list)) {
        JsonObject record = element.getAsJsonObject();
        String key = list + " " + text(record, "path") + ";" + text(record, "cycle");
        if (record.remove("branches") instanceof Iterable<?> branches) {
          branches.forEach(
              b -> records.put(key + ":" + text((JsonObject) b, "path"), (JsonObject) b));
        }
        records.put(key, record);
      }
    }
    return records;
  }

  private static String text(JsonObject record, String member) {
    @Nullable JsonElement value = record.get(member);
    return value == null ? "" : value.getAsString();
  }
}
