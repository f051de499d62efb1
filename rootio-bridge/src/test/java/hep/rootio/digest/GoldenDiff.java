package hep.rootio.digest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a digest with expected values: the same questions that the comparison tool of the corpus
 * asks.
 */
final class GoldenDiff {
  private static final List<String> EXACT =
      List.of("entries", "count", "nums", "strs", "shapecrc", "strcrc");

  private final Set<String> readers;
  private final List<String> differences = new ArrayList<>();
  private int same;

  /**
   * @param readers whose answers count: both, jsroot, uproot
   */
  GoldenDiff(Set<String> readers) {
    this.readers = readers;
  }

  /** What differs or is missing, one line each that starts with the branch or object. */
  List<String> differences() {
    return differences;
  }

  /** How many branches and objects are equal. */
  int same() {
    return same;
  }

  void compare(JsonObject golden, JsonObject ours) {
    Map<String, JsonObject> found = branches(ours);
    branches(golden)
        .forEach((name, expected) -> {
          if (asked(expected) && !"count".equals(text(expected, "holds"))) {
            branch(name, expected, found.get(name));
          }
        });
    Map<String, JsonObject> objects = new LinkedHashMap<>();
    for (JsonElement object : array(ours, "objects")) {
      objects.put(key(object.getAsJsonObject()), object.getAsJsonObject());
    }
    for (JsonElement element : array(golden, "objects")) {
      JsonObject expected = element.getAsJsonObject();
      if (expected.has("summary") && asked(expected)) {
        object(key(expected), expected, objects.get(key(expected)));
      }
    }
  }

  private boolean asked(JsonObject record) {
    String by = text(record, "by");
    return by.startsWith("both") ? readers.contains("both") : readers.contains(by);
  }

  private void branch(String name, JsonObject expected, @Nullable JsonObject found) {
    if (found == null || !text(found, "status").equals("ok")) {
      differences.add(name + " missing" + (found == null ? "" : ": " + text(found, "error")));
      return;
    }
    List<String> differ = new ArrayList<>();
    for (String field : EXACT) {
      if (expected.has(field) && !text(expected, field).equals(text(found, field))) {
        differ.add(field + " " + text(expected, field) + " " + text(found, field));
      }
    }
    double tolerance = text(expected, "note").contains("quantized") ? 1e-6 : 1e-9;
    if (expected.has("sum")
        && !close(
            number(expected, "sum"), number(found, "sum"), number(expected, "sumabs"), tolerance)) {
      differ.add("sum " + text(expected, "sum") + " " + text(found, "sum"));
    }
    if (differ.isEmpty()
        && text(expected, "by").equals("both")
        && !expected.has("lossy64")
        && expected.has("crc")
        && !text(expected, "crc").equals(text(found, "crc"))) {
      differ.add("crc " + text(expected, "crc") + " " + text(found, "crc"));
    }
    tell(name, differ);
  }

  private void object(String name, JsonObject expected, @Nullable JsonObject found) {
    if (found == null || !found.has("summary")) {
      differences.add(name + " missing" + (found == null ? "" : ": " + text(found, "error")));
      return;
    }
    List<String> differ = new ArrayList<>();
    if (!text(expected, "class").equals(text(found, "class"))) {
      differ.add("class " + text(found, "class"));
    }
    deep(expected.get("summary"), found.get("summary"), "", differ);
    tell(name, differ);
  }

  private void tell(String name, List<String> differ) {
    if (differ.isEmpty()) {
      same++;
    } else {
      differences.add(name + " differs: " + String.join("; ", differ));
    }
  }

  private static void deep(JsonElement a, @Nullable JsonElement b, String at, List<String> differ) {
    if (a.isJsonObject() && b != null && b.isJsonObject()) {
      a.getAsJsonObject()
          .entrySet()
          .forEach(e ->
              deep(
                  e.getValue(),
                  b.getAsJsonObject().get(e.getKey()),
                  at + "." + e.getKey(),
                  differ));
    } else if (a.isJsonArray()
        && b != null
        && b.isJsonArray()
        && a.getAsJsonArray().size() == b.getAsJsonArray().size()) {
      for (int i = 0; i < a.getAsJsonArray().size(); i++) {
        deep(a.getAsJsonArray().get(i), b.getAsJsonArray().get(i), at + "." + i, differ);
      }
    } else if (a.isJsonPrimitive()
        && a.getAsJsonPrimitive().isNumber()
        && b instanceof JsonPrimitive p
        && p.isNumber()) {
      if (Math.abs(a.getAsDouble() - b.getAsDouble())
          > 1e-9 * Math.max(1, Math.abs(a.getAsDouble()))) {
        differ.add(at + " " + a + " " + b);
      }
    } else if (!Objects.equals(a, b)) {
      differ.add(at + " " + a + " " + b);
    }
  }

  private static boolean close(double x, double y, double scale, double tolerance) {
    return x == y
        || (Double.isNaN(x) && Double.isNaN(y))
        || Math.abs(x - y) <= tolerance * (scale == 0 ? 1 : Math.abs(scale));
  }

  private static Map<String, JsonObject> branches(JsonObject digest) {
    Map<String, JsonObject> all = new LinkedHashMap<>();
    for (JsonElement tree : array(digest, "trees")) {
      for (JsonElement branch : array(tree.getAsJsonObject(), "branches")) {
        all.put(
            text(tree.getAsJsonObject(), "path") + ":" + text(branch.getAsJsonObject(), "path"),
            branch.getAsJsonObject());
      }
    }
    return all;
  }

  private static String key(JsonObject object) {
    return text(object, "path") + ";" + text(object, "cycle");
  }

  private static JsonArray array(JsonObject object, String name) {
    return object.has(name) ? object.getAsJsonArray(name) : new JsonArray();
  }

  private static String text(JsonObject object, String name) {
    if (!object.has(name) || !object.get(name).isJsonPrimitive()) {
      return "";
    }
    var value = object.getAsJsonPrimitive(name);
    return value.isNumber() ? Double.toString(value.getAsDouble()) : value.getAsString();
  }

  private static double number(JsonObject object, String name) {
    return object.has(name) ? Double.parseDouble(object.get(name).getAsString()) : 0;
  }
}
