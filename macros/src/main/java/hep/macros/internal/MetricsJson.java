package hep.macros.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import hep.validation.Measured;
import java.util.Map;

/**
 * The text of a {@code metrics.json}: {@code {"auc_b_vs_light": {"value": 0.80, "error": 0.01},
 * …}}; what is not finite is null.
 */
public final class MetricsJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private MetricsJson() {}

  /** The figures in their order. */
  public static String of(Map<String, Measured> metrics) {
    JsonObject all = new JsonObject();
    metrics.forEach((name, figure) -> {
      JsonObject one = new JsonObject();
      one.add("value", number(figure.value()));
      one.add("error", number(figure.error()));
      all.add(name, one);
    });
    return GSON.toJson(all) + "\n";
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }
}
