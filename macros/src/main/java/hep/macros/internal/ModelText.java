package hep.macros.internal;

import static hep.macros.internal.Escaped.text;

import hep.learners.ModelSummary;
import hep.learners.Tensor;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.model.Transform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** What a model file holds, for people: task, settings, inputs, outputs, layers and provenance. */
public final class ModelText {
  private ModelText() {}

  /** One layer's weights: those whose names begin alike. */
  private record Layer(String shapes, long values) {
    private Layer and(Layer other) {
      return new Layer(shapes + ", " + other.shapes, values + other.values);
    }
  }

  /** What {@link #print} prints, for models by the names of their files. */
  public static String of(SequencedMap<String, ModelFile> models) {
    StringWriter whole = new StringWriter();
    PrintWriter out = new PrintWriter(whole);
    models.forEach((file, model) -> {
      out.println(text(file));
      print(out, "  ", model);
    });
    return whole.toString();
  }

  /** The number of values of all weights and the number of layers, in a few words. */
  public static String brief(ModelFile model) {
    long layers = model.weights().keySet().stream().map(ModelText::layer).distinct().count();
    return String.format(
        Locale.ROOT,
        "model of the task '%s': %,d values in %d layers",
        text(model.task()),
        values(model),
        layers);
  }

  private static long values(ModelFile model) {
    return model.weights().values().stream().mapToLong(each -> each.data().length).sum();
  }

  /** Prints all that is in the model but the values of its weights, each line after the indent. */
  public static void print(PrintWriter out, String indent, ModelFile model) {
    out.printf(
        Locale.ROOT,
        "%smodel of the task '%s': %,d values in %d arrays, %,d bytes%n",
        indent,
        text(model.task()),
        values(model),
        model.weights().size(),
        values(model) * Float.BYTES);
    settings(out, indent, "settings", model.architecture());
    for (InputGroup group : model.inputs()) {
      inputs(out, indent, group);
    }
    out.println(indent + "outputs");
    model.outputs().forEach(each -> out.println(indent + "  " + text(each)));
    summary(out, indent, model.summary());
    weights(out, indent, model);
    provenance(out, indent, model.provenance());
    out.flush();
  }

  private static void settings(
      PrintWriter out, String indent, String title, Map<String, String> settings) {
    TextTable table = new TextTable(title, "");
    settings.forEach((name, value) -> table.row("  " + text(name), text(value)));
    table.print(out, indent);
  }

  private static void inputs(PrintWriter out, String indent, InputGroup group) {
    out.printf(
        "%sinputs '%s', %s%n",
        indent, text(group.name()), group.jagged() ? "any number of rows" : "one row");
    TextTable table = new TextTable("name", "unit", "transform", "low", "high");
    for (Input each : group.inputs()) {
      table.row(
          text(each.name()),
          text(each.unit()),
          transform(each.transform()),
          number(each.low()),
          number(each.high()));
    }
    table.print(out, indent + "  ");
  }

  private static String transform(Transform transform) {
    if (transform.equals(Transform.NONE)) {
      return "none";
    }
    String function =
        switch (transform.function()) {
          case IDENTITY -> "x";
          case LOG -> "ln x";
          case SIGNED_LOG -> "sign(x) ln(1+|x|)";
        };
    String limit = Double.isInfinite(transform.limit()) ? "" : " within " + transform.limit();
    return String.format(
        Locale.ROOT,
        "(%s - %.6g) / %.6g%s",
        function,
        transform.centre(),
        transform.width(),
        limit);
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? "" : String.format(Locale.ROOT, "%.6g", value);
  }

  private static void weights(PrintWriter out, String indent, ModelFile model) {
    Map<String, Layer> layers = new LinkedHashMap<>();
    model
        .weights()
        .forEach((name, weights) -> layers.merge(layer(name), layer(name, weights), Layer::and));
    TextTable table = new TextTable("layer", "weights", "values");
    layers.forEach(
        (name, each) -> table.row(text(name), text(each.shapes()), count(each.values())));
    table.print(out, indent);
  }

  /** What one entry takes through the layers. */
  private static void summary(PrintWriter out, String indent, ModelSummary summary) {
    TextTable table =
        new TextTable("layer", "step", "times", "output", "parameters", "operations", "bytes");
    for (ModelSummary.Row row : summary.rows()) {
      table.row(
          text(row.layer()),
          text(row.step()),
          count(row.times()),
          row.shape().stream().map(each -> Integer.toString(each)).collect(Collectors.joining("x")),
          row.weights() == 0 ? "" : count(row.weights()),
          count(row.operations()),
          count(row.bytes() / 2));
    }
    table.row(
        "all",
        "",
        "",
        "",
        count(summary.weights()),
        count(summary.operations()),
        count(summary.bytes() / 2));
    table.print(out, indent);
    out.printf(
        Locale.ROOT,
        "%smemory: %,d bytes of parameters, %,d of values for one entry, twice that with derivatives in training%n",
        indent,
        summary.weights() * Float.BYTES,
        summary.bytes() / 2);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static void provenance(PrintWriter out, String indent, Provenance provenance) {
    TextTable table = new TextTable("provenance", "");
    table.row("  seed", Long.toString(provenance.seed()));
    table.row("  version", text(provenance.version()));
    provenance.notes().forEach((name, note) -> table.row("  " + text(name), text(note)));
    provenance.files().forEach((name, sum) -> table.row("  file " + text(name), text(sum)));
    table.print(out, indent);
  }

  private static String layer(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  private static Layer layer(String name, Tensor weights) {
    String shape =
        Arrays.stream(weights.shape()).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    return new Layer(
        name.substring(name.lastIndexOf('/') + 1) + " " + shape, weights.data().length);
  }
}
