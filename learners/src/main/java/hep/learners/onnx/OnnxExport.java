package hep.learners.onnx;

import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.Tensor;
import hep.learners.Trace;
import hep.learners.Var;
import hep.learners.internal.files.AtomicFile;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Any model as an ONNX file, by the steps that one pass of it takes: what {@code onnxruntime} then
 * does is the same, whatever layers it came from. Inputs are scaled as the model's transforms do.
 *
 * <p>The pass is made several times, on other numbers and on another number of rows. What the model
 * did outside of its steps, as looking for nearest rows, would be frozen into the file: such a
 * model is refused. The number of rows may change later where the passes agree for two numbers;
 * otherwise it is fixed.
 *
 * <pre>{@code
 * OnnxExport onnx = OnnxExport.of("tagger", parameters,
 *     List.of(new OnnxExport.Source(group, true, 3, 1)), x -> model.apply(x.getFirst()));
 * onnx.save(Path.of("tagger.onnx"));
 * }</pre>
 *
 * @param bytes the file's content
 * @param anyRows whether inputs that grow may have any number of rows
 */
public record OnnxExport(byte[] bytes, boolean anyRows) {
  /**
   * An input.
   *
   * @param group names and transforms of its columns
   * @param grows whether it has any number of rows
   * @param rows how many it has where the number cannot change
   * @param kinds above 1 where the first column is a whole number below it, as an embedding wants
   */
  public record Source(InputGroup group, boolean grows, int rows, int kinds) {
    private Tensor example(Random random, int more) {
      int all = grows ? rows + more : rows;
      int columns = group.inputs().size();
      Tensor example = Tensor.zeros(all, columns);
      for (int i = 0; i < example.data().length; i++) {
        example.data()[i] =
            kinds > 1 && i % columns == 0 ? random.nextInt(kinds) : random.nextFloat();
      }
      return example;
    }
  }

  /**
   * Writes a model down.
   *
   * @param sources its inputs; two of one name are the same input, scaled in two ways
   * @param model from its inputs, scaled, to an output
   * @throws IllegalArgumentException where a step has no form in ONNX, or what is done depends on
   *     the inputs other than by its steps
   */
  public static OnnxExport of(
      String name, Parameters parameters, List<Source> sources, Function<List<Var>, Var> model) {
    return of(name, parameters, sources, Map.of(), model);
  }

  /** Writes a model down as above, with texts beside it. */
  public static OnnxExport of(
      String name,
      Parameters parameters,
      List<Source> sources,
      Map<String, String> metadata,
      Function<List<Var>, Var> model) {
    Random random = new Random(1);
    byte[] first = trace(name, parameters, sources, metadata, model, random, 0, false);
    if (!Arrays.equals(
        first, trace(name, parameters, sources, metadata, model, random, 0, false))) {
      throw new IllegalArgumentException(
          "which steps "
              + name
              + " takes depends on its inputs, as where nearest rows are looked for; ONNX has one"
              + " graph for all");
    }
    if (sources.stream().anyMatch(Source::grows)
        && Arrays.equals(
            trace(name, parameters, sources, metadata, model, random, 0, true),
            trace(name, parameters, sources, metadata, model, random, 2, true))) {
      return new OnnxExport(
          trace(name, parameters, sources, metadata, model, random, 0, true), true);
    }
    return new OnnxExport(first, false);
  }

  /** What gives a row for each of some sets. */
  @FunctionalInterface
  public interface SetModel {
    /**
     * Applies it.
     *
     * @param rows of all sets, scaled
     * @param beside rows, one a set, scaled
     */
    Var apply(Var rows, Segments sets, List<Var> beside);
  }

  /**
   * Writes down a model over sets, for any number of entries and of rows of each. The rows stand in
   * a block, entries x places x columns, that has the name of their group; {@code NAME_count} says
   * how many of the first places each entry fills. What stands at the others is not looked at.
   *
   * @param beside inputs of one row an entry
   * @throws IllegalArgumentException as {@link #of} does
   */
  public static OnnxExport ofSets(
      String name,
      Parameters parameters,
      InputGroup rows,
      List<InputGroup> beside,
      Map<String, String> metadata,
      SetModel model) {
    return new OnnxSetExport(name, parameters, rows, beside, metadata, model).write();
  }

  private static byte[] trace(
      String name,
      Parameters parameters,
      List<Source> sources,
      Map<String, String> metadata,
      Function<List<Var>, Var> model,
      Random random,
      int more,
      boolean open) {
    List<Tensor> examples = new ArrayList<>();
    sources.forEach(each -> examples.add(each.example(random, more)));
    Trace trace = Trace.of(parameters, examples, model);
    OnnxGraph graph = new OnnxGraph();
    OnnxValues values = new OnnxValues(graph, Optional.empty());
    Set<String> declared = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      InputGroup group = source.group;
      boolean any = open && source.grows;
      if (declared.add(group.name())) {
        String rows = any ? (shared(sources) ? "entries" : rows(group)) : "";
        graph.declare(true, group.name(), rows, source.rows, group.inputs().size());
        describe(group).forEach(graph::metadata);
      }
      values.put(trace.inputs().get(i), new OnnxScaler(graph).apply(group, group.name()));
    }
    for (Trace.Step step : trace.steps()) {
      if (!values.isConstant(step)) {
        values.put(step.output(), OnnxSteps.write(new OnnxStep(step, graph, values)));
      }
    }
    graph.alias("output", values.of(trace.output()));
    boolean grown = open && sources.stream().anyMatch(Source::grows);
    int[] shape = trace.output().shape();
    String entries = shared(sources) ? "entries" : "rows";
    graph.declare(false, "output", grown ? entries : "", shape);
    metadata.forEach(graph::metadata);
    return graph.toBytes(name);
  }

  /** Whether all inputs grow together. */
  private static boolean shared(List<Source> sources) {
    return sources.size() > 1 && sources.stream().allMatch(Source::grows);
  }

  private static String rows(InputGroup group) {
    return group.name() + "_rows";
  }

  static Map<String, String> describe(InputGroup group) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(group.name() + ".names", String.join(",", group.names()));
    texts.put(
        group.name() + ".units",
        group.inputs().stream().map(Input::unit).collect(Collectors.joining(",")));
    texts.put(
        group.name() + ".ranges",
        group.inputs().stream()
            .map(each -> each.low() + ":" + each.high())
            .collect(Collectors.joining(",")));
    return texts;
  }

  /**
   * Writes the file whole or not at all.
   *
   * @throws UncheckedIOException if writing fails
   */
  public void save(Path file) {
    ByteBuffer content = ByteBuffer.wrap(bytes);
    try {
      AtomicFile.write(
          file,
          channel -> {
            while (content.hasRemaining()) {
              channel.write(content);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Writing " + file + " failed: " + e.getMessage(), e);
    }
  }
}
