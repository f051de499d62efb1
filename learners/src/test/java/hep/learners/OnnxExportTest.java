package hep.learners;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import hep.learners.layers.AttentionPooling;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.Embedding;
import hep.learners.layers.Pooling;
import hep.learners.layers.SelfAttention;
import hep.learners.layers.TransposedConvolution;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.Transform;
import hep.learners.onnx.OnnxExport;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.TreeShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What onnxruntime makes of an exported model is what the model makes of the same numbers. */
class OnnxExportTest {
  /** What has no form in ONNX, and a word of the reason. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "RecursiveCell", "recursive cells",
          "GatedRecursiveCell", "recursive cells",
          "EdgeConvolution", "depends on its inputs",
          "MinibatchDiscrimination", "minibatch discrimination",
          "Embedding", "depends on its inputs"); // the table's row rounds outside of the tape

  private static final Set<String> IMAGES =
      Set.of("Convolution", "TransposedConvolution", "Pooling", "LocallyConnected", "ResponseNorm");

  private static InputGroup group(String name, int columns, Transform transform) {
    return new InputGroup(
        name,
        false,
        IntStream.range(0, columns)
            .mapToObj(i -> new Input(name + i, "GeV", transform, 0, 1))
            .toList());
  }

  private static Tensor uniform(int rows, int columns, long seed) {
    Random random = new Random(seed);
    Tensor tensor = Tensor.zeros(rows, columns);
    for (int i = 0; i < tensor.data().length; i++) {
      tensor.data()[i] = random.nextFloat();
    }
    return tensor;
  }

  private static Parameters shaken(Function<Parameters, ?> make) {
    Parameters parameters = Parameters.seeded(4);
    var _ = make.apply(parameters);
    Random random = new Random(5);
    for (Parameter each : parameters.list()) {
      float[] changed = each.value().data().clone();
      for (int i = 0; i < changed.length; i++) {
        changed[i] += (float) (0.1 * Math.abs(random.nextGaussian()));
      }
      each.set(new Tensor(changed, each.shape()));
    }
    return parameters;
  }

  static Stream<LearnerTable.Row> rows() {
    return LearnerTable.rows().stream();
  }

  /** Exports a row for sets of so many rows, checks it, and returns it; refuses what it must. */
  private static void check(LearnerTable.Row row, boolean grows, int count, int each, int... others)
      throws OrtException {
    LearnerTable.Forward[] forward = new LearnerTable.Forward[1];
    Parameters parameters = shaken(p -> forward[0] = row.make().apply(p));
    Function<List<Var>, Var> model =
        x -> forward[0].apply(x.get(0), Segments.equal(count, x.get(0).rows() / count), x.get(1));
    List<OnnxExport.Source> sources =
        List.of(
            new OnnxExport.Source(group("elements", 6, Transform.NONE), grows, count * each, 1),
            new OnnxExport.Source(group("features", 4, Transform.NONE), false, count, 1));
    String reason = REFUSED.get(row.name());
    if (reason != null) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> OnnxExport.of(row.name(), parameters, sources, model));
      assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused.getMessage());
      return;
    }
    OnnxExport onnx = OnnxExport.of(row.name(), parameters, sources, model);
    for (int rows : onnx.anyRows() ? others : new int[] {count * each}) {
      Tensor elements = uniform(rows, 6, rows);
      Tensor features = uniform(count, 4, 7);
      Tape tape = Tape.evaluation(parameters);
      float[] expected =
          model.apply(List.of(tape.constant(elements), tape.constant(features))).value().data();
      OnnxPeer.requireEqual(
          row.name() + " on " + rows + " rows",
          expected,
          OnnxPeer.run(onnx, Map.of("elements", elements, "features", features)));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void onnxruntimeGivesTheSameForOneSet(LearnerTable.Row row) throws OrtException {
    check(row, true, 1, 5, 2, 5, 11);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void onnxruntimeGivesTheSameForThreeSets(LearnerTable.Row row) throws OrtException {
    check(row, false, 3, 4);
  }

  /** A block of four entries, with rubbish where there is no row. */
  private static Tensor block(Tensor rows, Segments sets, int places) {
    int columns = rows.columns();
    Tensor block = Tensor.zeros(sets.count(), places, columns);
    Arrays.fill(block.data(), Float.NaN);
    for (int set = 0; set < sets.count(); set++) {
      System.arraycopy(
          rows.data(),
          sets.start(set) * columns,
          block.data(),
          set * places * columns,
          sets.size(set) * columns);
    }
    return block;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void onnxruntimeGivesTheSameForAnyNumberOfRowsOfEachEntry(LearnerTable.Row row)
      throws OrtException {
    LearnerTable.Forward[] forward = new LearnerTable.Forward[1];
    Parameters parameters = shaken(p -> forward[0] = row.make().apply(p));
    OnnxExport.SetModel model =
        (x, sets, beside) -> {
          Var y = forward[0].apply(x, sets, beside.getFirst());
          return y.rows() == sets.rows() ? sets.sum(y) : y;
        };
    Transform scaled = new Transform(Transform.Function.LOG, 0.5, 0.3, 6);
    InputGroup elements = group("elements", 6, scaled);
    List<InputGroup> beside = List.of(group("features", 4, Transform.NONE));
    String reason = REFUSED.get(row.name());
    if (reason != null) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> OnnxExport.ofSets(row.name(), parameters, elements, beside, Map.of(), model));
      assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused.getMessage());
      return;
    }
    OnnxExport onnx = OnnxExport.ofSets(row.name(), parameters, elements, beside, Map.of(), model);
    for (int[] offsets : new int[][] {{0, 3, 4, 9}, {0, 7}, {0, 2, 2, 5, 6}}) {
      Segments sets = Segments.of(offsets);
      Tensor raw = uniform(sets.rows(), 6, sets.rows());
      Tensor rows = new Tensor(raw.data().clone(), raw.shape());
      for (int i = 0; i < rows.data().length; i++) {
        rows.data()[i] = scaled.apply(rows.data()[i]);
      }
      Tensor features = uniform(sets.count(), 4, 7);
      Tape tape = Tape.evaluation(parameters);
      float[] expected =
          model.apply(tape.constant(rows), sets, List.of(tape.constant(features))).value().data();
      long[] counts = IntStream.range(0, sets.count()).mapToLong(sets::size).toArray();
      OnnxPeer.requireEqual(
          row.name() + " on sets of " + Arrays.toString(counts),
          expected,
          OnnxPeer.run(
              onnx,
              Map.of("elements", block(raw, sets, 8), "features", features),
              Map.of("elements_count", counts)));
    }
  }

  @Test
  void exportsTreesAndWhatFollowsThem() throws OrtException {
    Tensor x = uniform(400, 3, 2);
    boolean[] signal = new boolean[400];
    double[] weights = new double[400];
    Arrays.fill(weights, 1);
    for (int i = 0; i < signal.length; i++) {
      signal[i] = x.at(i, 0) + x.at(i, 1) * x.at(i, 2) > 0.7;
    }
    int[] all = IntStream.range(0, 400).toArray();
    BoostedTrees trees =
        BoostedTrees.fit(
            x,
            signal,
            weights,
            all,
            new int[0],
            BoostedTrees.Settings.plain(60, 0.1, TreeShape.leaves(8)),
            1);
    Parameters none = Parameters.seeded(1);
    OnnxExport onnx =
        OnnxExport.of(
            "trees",
            none,
            List.of(new OnnxExport.Source(group("x", 3, Transform.NONE), true, 3, 1)),
            y -> y.getFirst().through(trees).sigmoid());
    assertTrue(onnx.anyRows());
    float[] expected = new float[400];
    double[] margins = trees.margins(x);
    Arrays.setAll(all, i -> i);
    for (int i : all) {
      expected[i] = (float) (1 / (1 + Math.exp(-margins[i])));
    }
    OnnxPeer.requireEqual("trees", expected, OnnxPeer.run(onnx, Map.of("x", x)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void imagesAreExportedForAnyNumberOfThem(LearnerTable.Row row) throws OrtException {
    if (!IMAGES.contains(row.name())) {
      return;
    }
    LearnerTable.Forward[] forward = new LearnerTable.Forward[1];
    Parameters parameters = shaken(p -> forward[0] = row.make().apply(p));
    Tensor none = Tensor.zeros(1, 6);
    Function<List<Var>, Var> model =
        x -> forward[0].apply(x.get(0).tape().constant(none), Segments.of(0, 1), x.get(0));
    Transform scaled = new Transform(Transform.Function.IDENTITY, 0.5, 0.3, 6);
    OnnxExport onnx =
        OnnxExport.of(
            row.name(),
            parameters,
            List.of(new OnnxExport.Source(group("features", 4, scaled), true, 3, 1)),
            model);
    assertTrue(onnx.anyRows());
    Tensor raw = uniform(7, 4, 8);
    Tensor features = new Tensor(raw.data().clone(), 7, 4);
    for (int i = 0; i < features.data().length; i++) {
      features.data()[i] = scaled.apply(features.data()[i]);
    }
    float[] expected =
        model.apply(List.of(Tape.evaluation(parameters).constant(features))).value().data();
    OnnxPeer.requireEqual(
        row.name() + " on 7 images", expected, OnnxPeer.run(onnx, Map.of("features", raw)));
  }

  private static void checkAlone(
      String name, int columns, int kinds, Parameters parameters, Function<Var, Var> model)
      throws OrtException {
    OnnxExport onnx =
        OnnxExport.of(
            name,
            parameters,
            List.of(new OnnxExport.Source(group("x", columns, Transform.NONE), true, 3, kinds)),
            x -> model.apply(x.getFirst()));
    Tensor x = uniform(5, columns, 9);
    for (int row = 0; kinds > 1 && row < 5; row++) {
      x.data()[row * columns] = row % kinds;
    }
    float[] expected = model.apply(Tape.evaluation(parameters).constant(x)).value().data();
    assertTrue(onnx.anyRows(), name);
    OnnxPeer.requireEqual(name, expected, OnnxPeer.run(onnx, Map.of("x", x)));
  }

  @Test
  void exportsEmbeddedKinds() throws OrtException {
    Layer[] layers = new Layer[2];
    Parameters parameters =
        shaken(p -> {
          layers[0] = Embedding.of(p.in("kinds"), 4, 8);
          layers[1] = Dense.of(p.in("dense"), 10, 2);
          return layers;
        });
    checkAlone(
        "Embedding",
        3,
        4,
        parameters,
        x -> layers[1].apply(layers[0].apply(x.columns(0, 1)).beside(x.columns(1, 3))));
  }

  @Test
  void exportsThreeDimensionsStepsAndPaddingOfAnyKind() throws OrtException {
    Window cut = Window.valid(2, 3, 2).step(2, 1, 1);
    Window padded = Window.same(3, 3, 3);
    Layer[] layers = new Layer[2];
    Parameters parameters =
        shaken(p -> {
          layers[0] = Convolution.of(p.in("first"), padded, 2, 3);
          layers[1] = Convolution.of(p.in("second"), cut, 3, 4);
          return layers;
        });
    checkAlone(
        "3-D convolution",
        4 * 5 * 4 * 2,
        1,
        parameters,
        x ->
            Pooling.flatten()
                .apply(
                    layers[1]
                        .apply(layers[0].apply(x.reshape(x.rows(), 4, 5, 4, 2)).relu())
                        .maxPool(Window.valid(1, 2, 2).step(1, 2, 2))));
    Window full = Window.full(3, 3);
    Parameters others =
        shaken(p -> {
          layers[0] = Convolution.of(p.in("first"), full, 2, 3);
          layers[1] = TransposedConvolution.of(p.in("second"), Window.same(3, 3).step(2, 2), 3, 2);
          return layers;
        });
    checkAlone(
        "full and transposed convolution, crop, enlarge, mean",
        5 * 4 * 2,
        1,
        others,
        x ->
            Pooling.flatten()
                .apply(
                    layers[1]
                        .apply(layers[0].apply(x.reshape(x.rows(), 5, 4, 2)).gelu())
                        .crop(-1, 2, 9, 7)
                        .enlarge(2, 3)
                        .meanPool(Window.same(3, 3).step(2, 2))));
  }

  @Test
  void exportsAttentionWithABiasAPair() throws OrtException {
    SelfAttention[] attention = new SelfAttention[1];
    AttentionPooling[] pooling = new AttentionPooling[1];
    Parameters parameters =
        shaken(p -> {
          attention[0] = SelfAttention.of(p.in("attention"), 8, 2);
          pooling[0] = AttentionPooling.of(p.in("pooling"), 8);
          return attention;
        });
    Segments sets = Segments.of(0, 4);
    Function<List<Var>, Var> model =
        x -> pooling[0].apply(attention[0].apply(x.get(0), x.get(1), sets), sets);
    OnnxExport onnx =
        OnnxExport.of(
            "attention",
            parameters,
            List.of(
                new OnnxExport.Source(group("rows", 8, Transform.NONE), false, 4, 1),
                new OnnxExport.Source(group("pairs", 2, Transform.NONE), false, 16, 1)),
            model);
    Tensor rows = uniform(4, 8, 3);
    Tensor pairs = uniform(16, 2, 4);
    Tape tape = Tape.evaluation(parameters);
    float[] expected =
        model.apply(List.of(tape.constant(rows), tape.constant(pairs))).value().data();
    OnnxPeer.requireEqual(
        "biased attention", expected, OnnxPeer.run(onnx, Map.of("rows", rows, "pairs", pairs)));
  }

  @Test
  void refusesALossInASentence() {
    Parameters parameters = Parameters.seeded(1);
    Dense dense = Dense.of(parameters, 2, 1);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                OnnxExport.of(
                    "loss",
                    parameters,
                    List.of(new OnnxExport.Source(group("x", 2, Transform.NONE), true, 2, 1)),
                    x -> Losses.squared(dense.apply(x.getFirst()), x.getFirst().columns(0, 1))));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("no operation for the step LossOps.Squared"),
        refused.getMessage());
  }
}
