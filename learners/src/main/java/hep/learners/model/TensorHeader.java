package hep.learners.model;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON header of a tensor file: where each tensor lies in the data behind it, and text by name.
 */
record TensorHeader(List<Entry> entries, Map<String, String> metadata) {
  static final int MOST_BYTES = 1 << 20;
  private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+( path \\S+)?");
  private static final int MOST_ENTRIES = 10_000;
  private static final int LONGEST_NAME = 512;
  private static final int MOST_DIMENSIONS = 8;
  private static final String METADATA = "__metadata__";

  /** One tensor; the range counts from the end of the header. */
  record Entry(String name, String type, int[] shape, long begin, long end) {
    long size() {
      long size = 1;
      for (int extent : shape) {
        size = Math.multiplyExact(size, (long) extent);
      }
      return size;
    }
  }

  String toJson() {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject().name(METADATA).beginObject();
      for (Map.Entry<String, String> each : metadata.entrySet()) {
        json.name(each.getKey()).value(each.getValue());
      }
      json.endObject();
      for (Entry each : entries) {
        json.name(each.name()).beginObject();
        json.name("dtype").value(each.type());
        json.name("shape").beginArray();
        for (int extent : each.shape()) {
          json.value(extent);
        }
        json.endArray();
        json.name("data_offsets").beginArray().value(each.begin()).value(each.end()).endArray();
        json.endObject();
      }
      json.endObject();
    } catch (IOException e) {
      throw new IllegalStateException("Writing JSON to memory failed.", e);
    }
    return text.toString();
  }

  /**
   * Reads a header and checks that the tensors fill the data without gaps or overlaps.
   *
   * @param dataBytes the length of the data behind the header
   */
  static TensorHeader parse(Path file, String text, long dataBytes) {
    List<Entry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Entry> seen = new LinkedHashMap<>();
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (name.equals(METADATA)) {
          readMetadata(file, json, metadata);
          continue;
        }
        Entry entry = readEntry(file, json, name);
        if (seen.put(name, entry) != null) {
          throw new ModelFormatException(file, "its header lists tensor " + name + " twice");
        }
        if (seen.size() > MOST_ENTRIES) {
          throw new ModelFormatException(
              file, "its header lists more than " + MOST_ENTRIES + " tensors");
        }
        entries.add(entry);
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new ModelFormatException(file, "its header goes on after the closing brace");
      }
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new ModelFormatException(
          file, "its header is not the JSON expected (" + place(e) + ")", e);
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    requireContiguous(file, entries, dataBytes);
    return new TensorHeader(List.copyOf(entries), metadata);
  }

  /** Where the reader of JSON stopped; the rest of its message is for programmers. */
  private static String place(Exception e) {
    String message = String.valueOf(e.getMessage());
    Matcher found = PLACE.matcher(message);
    return found.find() ? found.group() : message.lines().findFirst().orElse("it is cut off");
  }

  private static void readMetadata(Path file, JsonReader json, Map<String, String> metadata)
      throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      if (json.peek() != JsonToken.STRING || metadata.put(key, json.nextString()) != null) {
        throw new ModelFormatException(
            file, "its metadata holds one text for each name, found otherwise for " + key);
      }
    }
    json.endObject();
  }

  private static Entry readEntry(Path file, JsonReader json, String name) throws IOException {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new ModelFormatException(
          file,
          "a tensor's name has " + name.length() + " characters, allowed are 1 to " + LONGEST_NAME);
    }
    String type = "";
    int[] shape = null;
    long[] range = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "dtype" -> type = json.nextString();
        case "shape" -> shape = readShape(file, json, name);
        case "data_offsets" -> {
          json.beginArray();
          range = new long[] {json.nextLong(), json.nextLong()};
          json.endArray();
        }
        default ->
            throw new ModelFormatException(
                file,
                "tensor " + name + " has a property other than dtype, shape and data_offsets");
      }
    }
    json.endObject();
    if (shape == null || range == null) {
      throw new ModelFormatException(
          file, "tensor " + name + " lacks its shape or its data_offsets");
    }
    Entry entry = new Entry(name, type, shape, range[0], range[1]);
    requireSize(file, entry);
    return entry;
  }

  private static int[] readShape(Path file, JsonReader json, String name) throws IOException {
    int[] shape = new int[MOST_DIMENSIONS];
    int dimensions = 0;
    json.beginArray();
    while (json.hasNext()) {
      if (dimensions == MOST_DIMENSIONS) {
        throw new ModelFormatException(
            file, "tensor " + name + " has more than " + MOST_DIMENSIONS + " dimensions");
      }
      shape[dimensions++] = json.nextInt();
    }
    json.endArray();
    return Arrays.copyOf(shape, dimensions);
  }

  private static void requireSize(Path file, Entry entry) {
    int width =
        switch (entry.type()) {
          case "F32" -> Float.BYTES;
          case "U8" -> 1;
          default ->
              throw new ModelFormatException(
                  file,
                  "tensor " + entry.name() + " has type " + entry.type() + ", readable is F32");
        };
    for (int extent : entry.shape()) {
      if (extent < 0) {
        throw new ModelFormatException(
            file, "tensor " + entry.name() + " has the negative dimension " + extent);
      }
    }
    long bytes;
    try {
      bytes = Math.multiplyExact(entry.size(), (long) width);
    } catch (ArithmeticException e) {
      throw new ModelFormatException(
          file, "the shape of tensor " + entry.name() + " is too large", e);
    }
    if (entry.begin() < 0
        || entry.end() < entry.begin()
        || entry.end() - entry.begin() != bytes
        || entry.size() > Integer.MAX_VALUE - 8) {
      throw new ModelFormatException(
          file,
          "tensor "
              + entry.name()
              + " of shape "
              + Arrays.toString(entry.shape())
              + " takes "
              + bytes
              + " bytes, but its range is "
              + entry.begin()
              + " to "
              + entry.end());
    }
  }

  private static void requireContiguous(Path file, List<Entry> entries, long dataBytes) {
    long at = 0;
    for (Entry each : entries) {
      if (each.begin() != at) {
        throw new ModelFormatException(
            file,
            "tensor "
                + each.name()
                + " begins at byte "
                + each.begin()
                + " of the data, the one before ends at byte "
                + at);
      }
      at = each.end();
    }
    if (at != dataBytes) {
      throw new ModelFormatException(
          file, "its tensors take " + at + " bytes, but " + dataBytes + " follow the header");
    }
  }
}
