package hep.learners.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import hep.learners.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of a model file that is not weights, as JSON. */
final class Description {
  private static final int FORMAT = 2;

  private Description() {}

  static String toJson(ModelFile model) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("task", model.task());
    json.add("architecture", texts(model.architecture()));
    JsonArray groups = new JsonArray();
    model.inputs().forEach(each -> groups.add(group(each)));
    json.add("inputs", groups);
    JsonArray outputs = new JsonArray();
    model.outputs().forEach(outputs::add);
    json.add("outputs", outputs);
    json.add("provenance", provenance(model.provenance()));
    json.add("summary", StoredSummary.toJson(model.summary()));
    return json.toString();
  }

  private static JsonObject texts(Map<String, String> map) {
    JsonObject json = new JsonObject();
    map.forEach(json::addProperty);
    return json;
  }

  private static JsonObject provenance(Provenance provenance) {
    JsonObject json = new JsonObject();
    json.addProperty("seed", Long.toString(provenance.seed()));
    json.addProperty("version", provenance.version());
    json.add("files", texts(provenance.files()));
    json.add("notes", texts(provenance.notes()));
    return json;
  }

  private static Provenance readProvenance(JsonObject json) {
    return new Provenance(
        Long.parseLong(member(json, "seed").getAsString()),
        member(json, "version").getAsString(),
        readTexts(member(json, "files")),
        readTexts(member(json, "notes")));
  }

  private static JsonObject group(InputGroup group) {
    JsonObject json = new JsonObject();
    json.addProperty("name", group.name());
    json.addProperty("jagged", group.jagged());
    JsonArray inputs = new JsonArray();
    for (Input each : group.inputs()) {
      JsonObject input = new JsonObject();
      input.addProperty("name", each.name());
      input.addProperty("unit", each.unit());
      input.addProperty("function", each.transform().function().name().toLowerCase(Locale.ROOT));
      input.addProperty("centre", each.transform().centre());
      input.addProperty("width", each.transform().width());
      addFinite(input, "limit", each.transform().limit());
      addFinite(input, "low", each.low());
      addFinite(input, "high", each.high());
      inputs.add(input);
    }
    json.add("inputs", inputs);
    return json;
  }

  /** JSON has no infinity: an infinite bound is left out. */
  private static void addFinite(JsonObject json, String name, double value) {
    if (Double.isFinite(value)) {
      json.addProperty(name, value);
    }
  }

  static ModelFile parse(Path file, String text, Map<String, Tensor> weights) {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      int format = member(json, "format").getAsInt();
      if (format != FORMAT) {
        throw new ModelFormatException(
            file, "its format is number " + format + ", this version reads " + FORMAT);
      }
      List<InputGroup> inputs = new ArrayList<>();
      for (JsonElement each : member(json, "inputs").getAsJsonArray()) {
        inputs.add(readGroup(each.getAsJsonObject()));
      }
      List<String> outputs = new ArrayList<>();
      member(json, "outputs").getAsJsonArray().forEach(each -> outputs.add(each.getAsString()));
      return new ModelFile(
          member(json, "task").getAsString(),
          readTexts(member(json, "architecture")),
          inputs,
          outputs,
          readProvenance(member(json, "provenance").getAsJsonObject()),
          StoredSummary.parse(member(json, "summary").getAsJsonArray()),
          weights);
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException e) {
      // Gson says with the last three that an element is of another kind than the one asked for.
      throw new ModelFormatException(
          file, "its description is not as expected (" + e.getMessage() + ")", e);
    }
  }

  static JsonElement member(JsonObject json, String name) {
    JsonElement found = json.get(name);
    if (found == null) {
      throw new IllegalArgumentException("property " + name + " is missing");
    }
    return found;
  }

  private static Map<String, String> readTexts(JsonElement element) {
    Map<String, String> texts = new LinkedHashMap<>();
    element
        .getAsJsonObject()
        .entrySet()
        .forEach(each -> texts.put(each.getKey(), each.getValue().getAsString()));
    return texts;
  }

  private static InputGroup readGroup(JsonObject json) {
    List<Input> inputs = new ArrayList<>();
    for (JsonElement each : member(json, "inputs").getAsJsonArray()) {
      JsonObject input = each.getAsJsonObject();
      Transform transform =
          new Transform(
              Transform.Function.valueOf(
                  member(input, "function").getAsString().toUpperCase(Locale.ROOT)),
              member(input, "centre").getAsDouble(),
              member(input, "width").getAsDouble(),
              bound(input, "limit", Double.POSITIVE_INFINITY));
      inputs.add(
          new Input(
              member(input, "name").getAsString(),
              member(input, "unit").getAsString(),
              transform,
              bound(input, "low", Double.NEGATIVE_INFINITY),
              bound(input, "high", Double.POSITIVE_INFINITY)));
    }
    return new InputGroup(
        member(json, "name").getAsString(), member(json, "jagged").getAsBoolean(), inputs);
  }

  private static double bound(JsonObject json, String name, double otherwise) {
    JsonElement found = json.get(name);
    return found == null ? otherwise : found.getAsDouble();
  }
}
