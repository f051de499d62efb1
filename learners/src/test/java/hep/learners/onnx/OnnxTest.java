package hep.learners.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.layers.Activation;
import hep.learners.layers.BatchNorm;
import hep.learners.layers.Dense;
import hep.learners.layers.Dropout;
import hep.learners.layers.LayerNorm;
import hep.learners.layers.Mlp;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.Transform;
import hep.learners.models.SetTransformer;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.Targets;
import hep.learners.trees.TreeShape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxTest {
  private static final Transform NONE = Transform.NONE;

  @TempDir private Path folder;

  private static InputGroup group(String name, boolean jagged, Transform... transforms) {
    return new InputGroup(
        name,
        jagged,
        IntStream.range(0, transforms.length)
            .mapToObj(i -> new Input(name + i, "GeV", transforms[i], -9, 9))
            .toList());
  }

  private static Tensor gauss(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Tensor(values, rows, columns);
  }

  /** Fresh weights are too regular: zeros as biases, ones as gains. */
  private static void shake(Parameters parameters, long seed) {
    Random random = new Random(seed);
    for (Parameter each : parameters.list()) {
      Tensor value = each.value();
      float[] changed = value.data().clone();
      for (int i = 0; i < changed.length; i++) {
        changed[i] += (float) (0.1 * Math.abs(random.nextGaussian()));
      }
      each.set(new Tensor(changed, value.shape()));
    }
  }

  private static float[] run(byte[] model, Map<String, Tensor> inputs) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> fed = new LinkedHashMap<>();
    try (OrtSession session = environment.createSession(model)) {
      for (Map.Entry<String, Tensor> each : inputs.entrySet()) {
        long[] shape = Arrays.stream(each.getValue().shape()).asLongStream().toArray();
        fed.put(
            each.getKey(),
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(each.getValue().data()), shape));
      }
      try (OrtSession.Result result = session.run(fed)) {
        FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] values = new float[found.remaining()];
        found.get(values);
        return values;
      }
    } finally {
      fed.values().forEach(OnnxTensor::close);
    }
  }

  private static void requireEqual(String what, float[] expected, float[] found, double bound) {
    assertEquals(expected.length, found.length);
    double most = 0;
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      most = Math.max(most, Math.abs((double) expected[i] - found[i]));
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    String line =
        "%s: largest difference to onnxruntime %.2g of %.2g".formatted(what, most, largest);
    System.getLogger("hep.learners.onnx").log(System.Logger.Level.INFO, line);
    assertTrue(most <= bound && largest > 0, what + ": " + most + " of " + largest);
  }

  /** Dense layers with everything between them. */
  private record Net(List<Layer> layers) {
    static Net of(Parameters parameters, int inputs, int outputs) {
      return new Net(
          List.of(
              Dense.of(parameters.in("a"), inputs, 12),
              BatchNorm.of(parameters.in("b"), 12),
              Activation.RELU,
              new Dropout(0.2f),
              Dense.of(parameters.in("c"), 12, 10),
              LayerNorm.of(parameters.in("d"), 10),
              Activation.GELU,
              Mlp.of(parameters.in("e"), Activation.TANH, 10, 9, 8),
              Activation.LEAKY_RELU,
              Dense.of(parameters.in("f"), 8, outputs),
              Activation.SOFTMAX));
    }

    Tensor apply(Parameters parameters, Tensor rows) {
      Tape tape = Tape.evaluation(parameters);
      hep.learners.Var x = tape.constant(rows);
      for (Layer layer : layers) {
        x = layer.apply(x);
      }
      return new Tensor(x.value().data().clone(), x.shape());
    }
  }

  @Test
  void onnxruntimeGivesTheSameForALayeredNetworkWithItsScaler() throws OrtException {
    Transform[] transforms = {
      new Transform(Transform.Function.IDENTITY, 0.5, 2, 0.4),
      new Transform(Transform.Function.LOG, 0.1, 1.5, 6),
      new Transform(Transform.Function.SIGNED_LOG, -0.2, 0.7, Double.POSITIVE_INFINITY),
      NONE
    };
    Parameters parameters = Parameters.seeded(1);
    Net net = Net.of(parameters, 4, 3);
    shake(parameters, 2);
    Tensor raw = gauss(50, 4, 3);
    float[] scaled = new float[200];
    for (int i = 0; i < 200; i++) {
      if (i % 4 == 1) {
        raw.data()[i] = Math.abs(raw.data()[i]) + 0.01f;
      }
      scaled[i] = transforms[i % 4].apply(raw.data()[i]);
    }
    OnnxWriter onnx = new OnnxWriter("net");
    InputGroup inputs = group("entry", false, transforms);
    String x = onnx.inputs(inputs);
    for (Layer layer : net.layers()) {
      x = onnx.layer(layer, x);
    }
    onnx.output("probabilities", x, 3);
    float[] expected = net.apply(parameters, new Tensor(scaled, 50, 4)).data();
    requireEqual("layers", expected, run(onnx.toBytes(), Map.of("entry", raw)), 2e-6);
  }

  @Test
  void onnxruntimeGivesTheSameForATransformerOnSets() throws OrtException {
    Parameters parameters = Parameters.seeded(4);
    SetTransformer model =
        SetTransformer.of(parameters, new SetTransformer.Size(5, 2, 16, 4, 2, 3, 0.1f));
    shake(parameters, 5);
    OnnxWriter onnx = new OnnxWriter("tagger");
    String elements = onnx.inputs(group("tracks", true, NONE, NONE, NONE, NONE, NONE));
    String features = onnx.oneRow(group("jet", false, NONE, NONE));
    onnx.output("logits", onnx.setTransformer(model, elements, features), 3);
    byte[] bytes = onnx.toBytes();
    for (int tracks : new int[] {1, 2, 17}) {
      Tensor rows = gauss(tracks, 5, tracks);
      Tensor jet = gauss(1, 2, 7);
      Tape tape = Tape.evaluation(parameters);
      float[] expected =
          model
              .apply(tape.constant(rows), Segments.of(0, tracks), tape.constant(jet))
              .value()
              .data()
              .clone();
      requireEqual(
          "transformer on " + tracks,
          expected,
          run(bytes, Map.of("tracks", rows, "jet", jet)),
          2e-5);
    }
  }

  @Test
  void onnxruntimeGivesTheSameForTreesWithMissingValues() throws OrtException {
    Tensor features = gauss(3000, 3, 8);
    double[] classes = new double[3000];
    Random random = new Random(9);
    for (int i = 0; i < 3000; i++) {
      classes[i] = features.at(i, 0) > 0.3 ? 0 : features.at(i, 1) * features.at(i, 2) > 0 ? 1 : 2;
      if (random.nextInt(5) == 0) {
        features.data()[3 * i + random.nextInt(3)] = Float.NaN;
      }
    }
    BoostedTrees trees =
        BoostedTrees.fit(
            features,
            Targets.of(classes),
            IntStream.range(0, 3000).toArray(),
            new int[0],
            new BoostLoss.Softmax(3),
            BoostedTrees.Settings.plain(20, 0.3, TreeShape.depth(4)),
            1,
            2);
    OnnxWriter onnx = new OnnxWriter("trees");
    onnx.output("margins", onnx.trees(trees, onnx.inputs(group("x", false, NONE, NONE, NONE))), 3);
    double[][] margins = trees.margins(features, 1);
    float[] expected = new float[9000];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (float) margins[i % 3][i / 3];
    }
    requireEqual("trees", expected, run(onnx.toBytes(), Map.of("x", features)), 2e-6);
  }

  private static OnnxWriter dense(Parameters parameters) {
    Mlp mlp = Mlp.of(parameters, Activation.RELU, 4, 8, 2);
    OnnxWriter onnx = new OnnxWriter("dense");
    String x = onnx.inputs(group("x", false, NONE, NONE, NONE, NONE));
    onnx.output("y", onnx.layer(Activation.SOFTMAX, onnx.layer(mlp, x)), 2);
    onnx.metadata("task", "test");
    return onnx;
  }

  @Test
  void readsADenseNetworkBack() throws OrtException {
    Path file = folder.resolve("dense.onnx");
    OnnxWriter onnx = dense(Parameters.seeded(10));
    onnx.save(file);
    OnnxNetwork network = OnnxNetwork.open(file);
    Tensor rows = gauss(30, 4, 11);
    requireEqual(
        "read back", network.apply(rows).data(), run(onnx.toBytes(), Map.of("x", rows)), 1e-6);
    assertEquals("test", network.metadata().get("task"));
    assertEquals("x0,x1,x2,x3", network.metadata().get("x.names"));
    assertEquals("x", network.input());
  }

  @Test
  void refusesEveryCutAndSurvivesEveryChangedBit() {
    byte[] whole = dense(Parameters.seeded(12)).toBytes();
    for (int length = 0; length < whole.length; length += 3) {
      ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(whole, length));
      try {
        OnnxNetwork.of("cut", cut);
        // only what stands behind the graph may be missing
        assertTrue(length > 300, "cut to " + length);
      } catch (OnnxFormatException refused) {
        assertTrue(String.valueOf(refused.getMessage()).startsWith("cut cannot be read"));
      }
    }
    Random random = new Random(13);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        OnnxNetwork.of("changed", ByteBuffer.wrap(changed));
      } catch (OnnxFormatException e) {
        refused++;
      }
    }
    assertTrue(refused > 200, refused + " refused");
  }

  @Test
  void refusesALayerThatHasNoFormYet() {
    OnnxWriter onnx = new OnnxWriter("own");
    Layer own = x -> x;
    assertThrows(IllegalArgumentException.class, () -> onnx.layer(own, "x"));
  }
}
