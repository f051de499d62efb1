package hep.learners.model;

import static hep.learners.model.Description.member;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hep.learners.ModelSummary;
import java.util.ArrayList;
import java.util.List;

/** A model's summary as JSON. */
final class StoredSummary {
  private StoredSummary() {}

  static JsonArray toJson(ModelSummary summary) {
    JsonArray rows = new JsonArray();
    for (ModelSummary.Row each : summary.rows()) {
      JsonObject row = new JsonObject();
      row.addProperty("layer", each.layer());
      row.addProperty("step", each.step());
      row.addProperty("times", each.times());
      JsonArray shape = new JsonArray();
      each.shape().forEach(shape::add);
      row.add("shape", shape);
      row.addProperty("weights", each.weights());
      row.addProperty("operations", each.operations());
      row.addProperty("bytes", each.bytes());
      rows.add(row);
    }
    return rows;
  }

  static ModelSummary parse(JsonArray json) {
    List<ModelSummary.Row> rows = new ArrayList<>();
    for (JsonElement each : json) {
      JsonObject row = each.getAsJsonObject();
      List<Integer> shape = new ArrayList<>();
      member(row, "shape").getAsJsonArray().forEach(extent -> shape.add(extent.getAsInt()));
      rows.add(
          new ModelSummary.Row(
              member(row, "layer").getAsString(),
              member(row, "step").getAsString(),
              member(row, "times").getAsInt(),
              shape,
              member(row, "weights").getAsLong(),
              member(row, "operations").getAsLong(),
              member(row, "bytes").getAsLong()));
    }
    return new ModelSummary(rows);
  }
}
