package hep.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.learners.layers.Activation;
import hep.learners.layers.Bidirectional;
import hep.learners.layers.Dense;
import hep.learners.layers.EdgeConvolution;
import hep.learners.layers.Embedding;
import hep.learners.layers.GatedRecursiveCell;
import hep.learners.layers.Gru;
import hep.learners.layers.Lstm;
import hep.learners.layers.Pooling;
import hep.learners.layers.RecursiveCell;
import hep.learners.layers.Rnn;
import hep.learners.train.Adam;
import hep.learners.train.Optimizer;
import hep.learners.train.RmsProp;
import hep.learners.train.Sgd;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Values and gradients against PyTorch, from the fixture that {@code
 * benchmarks/peers/learners_fixtures.py} writes; the bound is on the largest difference against the
 * largest value.
 */
class TorchTest {
  private static final double BOUND = 1e-5;
  private static final Segments SETS = Segments.of(0, 3, 4, 9);
  private static final Tensor LABELS = new Tensor(new float[] {0, 2, 1, 2, 0}, 5, 1);
  private static final Tensor WEIGHTS = new Tensor(new float[] {1, 0.5f, -0.25f, 2, 1.5f}, 5, 1);
  private static final Tensor TARGETS =
      new Tensor(new float[] {0, 1, 1, 0.25f, 0, 1, 0.5f, 1, 1, 0}, 5, 2);

  private static final Tensor MASKS = new Tensor(new float[] {0, 1, 1, 0, 0, 1, 0, 1, 1, 1}, 5, 2);
  private static final Tensor SHARES =
      new Tensor(
          new float[] {
            0.5f, 0.25f, 0.25f, 0.125f, 0.5f, 0.375f, 0.25f, 0.5f, 0.25f, 0.75f, 0.125f, 0.125f,
            0.25f, 0.25f, 0.5f
          },
          5,
          3);

  private static final Map<String, BiFunction<Tape, Var[], Var>> OPS =
      Map.ofEntries(
          Map.entry("linear", (t, x) -> x[0].linear(x[1], x[2])),
          Map.entry("relu", (t, x) -> x[0].relu()),
          Map.entry("leaky relu", (t, x) -> x[0].leakyRelu(0.01f)),
          Map.entry("sigmoid", (t, x) -> x[0].sigmoid()),
          Map.entry("tanh", (t, x) -> x[0].tanh()),
          Map.entry("softplus", (t, x) -> x[0].softplus()),
          Map.entry("gelu", (t, x) -> x[0].gelu()),
          Map.entry("softmax", (t, x) -> x[0].softmax()),
          Map.entry("layer norm", (t, x) -> x[0].layerNorm(x[1], x[2], 1e-5f)),
          Map.entry(
              "batch norm",
              (t, x) ->
                  x[0].batchNorm(
                      x[1], x[2], t.parameters().named("m"), t.parameters().named("v"), 1e-5f)),
          Map.entry(
              "cross-entropy",
              (t, x) -> Losses.crossEntropy(x[0], t.constant(LABELS), t.constant(WEIGHTS), 0.1f)),
          Map.entry(
              "binary cross-entropy",
              (t, x) -> Losses.binaryCrossEntropy(x[0], t.constant(TARGETS), t.constant(WEIGHTS))),
          Map.entry(
              "squared loss",
              (t, x) -> Losses.squared(x[0], t.constant(TARGETS), t.constant(WEIGHTS))),
          Map.entry(
              "lstm",
              (t, x) ->
                  new Lstm(new Dense(parameter(t, 1), parameter(t, 2)), parameter(t, 3), false)
                      .apply(x[0], SETS)),
          Map.entry(
              "gru",
              (t, x) ->
                  new Gru(
                          new Dense(parameter(t, 1), parameter(t, 2)),
                          new Dense(parameter(t, 3), parameter(t, 4)),
                          false)
                      .apply(x[0], SETS)),
          Map.entry(
              "convolution",
              (t, x) -> x[0].convolution(x[1], x[2], Window.valid(3, 3).step(2, 1).zeros(1, 0))),
          Map.entry("convolution same", (t, x) -> x[0].convolution(x[1], Window.same(3, 2))),
          Map.entry("convolution full", (t, x) -> x[0].convolution(x[1], Window.full(2, 3))),
          Map.entry("convolution 3d", (t, x) -> x[0].convolution(x[1], Window.same(3, 3, 3))),
          Map.entry(
              "transposed convolution",
              (t, x) ->
                  x[0].transposedConvolution(
                      x[1], x[2], Window.valid(3, 2).step(2, 2).zeros(1, 0))),
          Map.entry("max-pool", (t, x) -> x[0].maxPool(Window.valid(3, 2).step(2, 2).zeros(1, 1))),
          Map.entry(
              "mean-pool", (t, x) -> x[0].meanPool(Window.valid(3, 2).step(2, 2).zeros(1, 1))),
          Map.entry("enlarge", (t, x) -> x[0].enlarge(2, 2)),
          Map.entry(
              "small images",
              (t, x) -> {
                Var hidden = x[0].convolution(x[1], Window.same(3, 3));
                Var normal =
                    hidden.batchNorm(
                        x[2],
                        x[3],
                        t.parameters().named("six/m"),
                        t.parameters().named("six/v"),
                        1e-5f);
                Var pooled = normal.relu().maxPool(Window.valid(2, 2).step(2, 2));
                return Pooling.flatten().apply(pooled).linear(x[4]);
              }),
          Map.entry(
              "rnn",
              (t, x) ->
                  new Rnn(new Dense(parameter(t, 1), parameter(t, 2)), parameter(t, 3), false)
                      .apply(x[0], SETS)),
          Map.entry(
              "rnn truncated",
              (t, x) ->
                  new Rnn(new Dense(parameter(t, 1), parameter(t, 2)), parameter(t, 3), false)
                      .truncated(2)
                      .apply(x[0], SETS)),
          Map.entry(
              "bidirectional lstm",
              (t, x) ->
                  new Bidirectional(
                          new Lstm(
                              new Dense(parameter(t, 1), parameter(t, 2)), parameter(t, 3), false),
                          new Lstm(
                              new Dense(parameter(t, 4), parameter(t, 5)), parameter(t, 6), true))
                      .apply(x[0], SETS)),
          Map.entry(
              "recursive",
              (t, x) ->
                  new RecursiveCell(
                          new Dense(parameter(t, 1), parameter(t, 2)),
                          new Dense(parameter(t, 3), parameter(t, 4)),
                          parameter(t, 5))
                      .apply(x[0], TreeRows.TREES)),
          Map.entry(
              "gated recursive",
              (t, x) ->
                  new GatedRecursiveCell(
                          new Dense(parameter(t, 1), parameter(t, 2)),
                          new Dense(parameter(t, 3), parameter(t, 4)),
                          new Dense(parameter(t, 5), parameter(t, 6)),
                          new Dense(parameter(t, 7), parameter(t, 8)))
                      .apply(x[0], TreeRows.TREES)),
          Map.entry(
              "locally connected",
              (t, x) -> x[0].locallyConnected(x[1], x[2], Window.valid(2, 2).step(1, 2))),
          Map.entry("response norm", (t, x) -> x[0].responseNorm(5, 0.3f, 0.75f, 1)),
          Map.entry("closeness", (t, x) -> x[0].closeness(3)),
          Map.entry("attention with a bias", (t, x) -> SETS.attention(x[0], x[1], 2)),
          Map.entry(
              "embedding", (t, x) -> new Embedding(parameter(t, 0)).apply(t.constant(LABELS))),
          Map.entry(
              "edge convolution",
              (t, x) ->
                  new EdgeConvolution(
                          new Dense(parameter(t, 1), parameter(t, 2)).then(Activation.RELU), 2)
                      .apply(x[0], SETS)),
          Map.entry(
              "spectral norm", (t, x) -> x[0].spectralNorm(t.parameters().named("six/u"), 500)),
          Map.entry(
              "focal loss",
              (t, x) -> Losses.focal(x[0], t.constant(MASKS), t.constant(WEIGHTS), 0.25f, 2)),
          Map.entry("dice loss", (t, x) -> Losses.dice(x[0].sigmoid(), t.constant(MASKS), 1)),
          Map.entry(
              "divergence",
              (t, x) -> Losses.divergence(x[0], t.constant(SHARES), t.constant(WEIGHTS))),
          Map.entry("gaussian divergence", (t, x) -> Losses.gaussianDivergence(x[0], x[1])),
          Map.entry(
              "mixture", (t, x) -> Losses.mixture(x[0], t.constant(LABELS), t.constant(WEIGHTS))),
          Map.entry(
              "absolute loss",
              (t, x) -> Losses.absolute(x[0], t.constant(TARGETS), t.constant(WEIGHTS))),
          Map.entry("discriminator", (t, x) -> AdversarialLosses.discriminator(x[0], x[1], 1)),
          Map.entry("attention", (t, x) -> SETS.attention(x[0], 2)),
          Map.entry(
              "network",
              (t, x) -> x[0].linear(x[1], x[2]).tanh().linear(x[3], x[4]).softmax().log()));

  private static Parameter parameter(Tape tape, int number) {
    return tape.parameters().named("x" + number);
  }

  @TestFactory
  List<DynamicTest> equalsTorch() throws IOException {
    JsonObject fixture = fixture();
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonElement each : fixture.getAsJsonArray("cases")) {
      JsonObject one = each.getAsJsonObject();
      tests.add(DynamicTest.dynamicTest(one.get("name").getAsString(), () -> check(one)));
    }
    assertEquals(OPS.size(), tests.size());
    Map<String, Optimizer> optimizers =
        Map.of(
            "SGD",
            new Sgd(),
            "momentum",
            new Sgd(0.9, false),
            "Nesterov",
            new Sgd(0.9, true),
            "Adam",
            new Adam(),
            "AdamW",
            Adam.withDecay(0.1),
            "RMSProp",
            new RmsProp());
    for (JsonElement each : fixture.getAsJsonArray("optimisers")) {
      JsonObject one = each.getAsJsonObject();
      String name = one.get("name").getAsString();
      Optimizer optimizer = Objects.requireNonNull(optimizers.get(name));
      tests.add(
          DynamicTest.dynamicTest(
              name,
              () ->
                  check(
                      optimizer,
                      name.startsWith("Adam") || name.equals("RMSProp") ? 0.01 : 0.1,
                      one)));
    }
    return tests;
  }

  private static JsonObject fixture() throws IOException {
    try (InputStream bytes =
            Objects.requireNonNull(TorchTest.class.getResourceAsStream("/torch.json"));
        InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(text).getAsJsonObject();
    }
  }

  private static void check(JsonObject one) {
    Parameters parameters = Parameters.seeded(1);
    JsonArray inputs = one.getAsJsonArray("inputs");
    List<Parameter> weights = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      float[] extents = floats(one.getAsJsonArray("shapes").get(i));
      int[] shape = new int[extents.length];
      for (int d = 0; d < shape.length; d++) {
        shape[d] = (int) extents[d];
      }
      Parameter weight = parameters.weight("x" + i, Initializer.zeros(), shape);
      weight.set(new Tensor(floats(inputs.get(i)), shape));
      weights.add(weight);
    }
    int columns = weights.getFirst().value().columns();
    parameters.statistic("m", 0, columns);
    parameters.statistic("v", 1, columns);
    parameters.in("six").statistic("m", 0, 6);
    parameters.in("six").statistic("v", 1, 6);
    parameters.in("six").statistic("u", 1, 6);
    Tape tape = Tape.training(parameters);
    Var[] x = weights.stream().map(tape::use).toArray(Var[]::new);
    Var y = Objects.requireNonNull(OPS.get(one.get("name").getAsString())).apply(tape, x);
    assertClose(floats(one.get("output")), y.value().data(), "output");
    tape.backward(y.times(tape.constant(new Tensor(floats(one.get("factors")), y.shape()))).sum());
    for (int i = 0; i < weights.size(); i++) {
      float[] expected = floats(one.getAsJsonArray("gradients").get(i));
      assertClose(expected, tape.gradient(weights.get(i)).data(), "gradient " + i);
    }
  }

  private static void check(Optimizer optimizer, double rate, JsonObject one) {
    float[] weights = floats(one.get("start"));
    optimizer.begin(weights.length);
    int step = 0;
    for (JsonElement each : one.getAsJsonArray("steps")) {
      JsonObject update = each.getAsJsonObject();
      step++;
      optimizer.update(weights, floats(update.get("gradient")), 0, weights.length, rate, step);
      assertClose(floats(update.get("weights")), weights, "step " + step);
    }
  }

  private static float[] floats(JsonElement element) {
    JsonArray array = element.getAsJsonArray();
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).getAsFloat();
    }
    return values;
  }

  private static void assertClose(float[] expected, float[] found, String what) {
    assertEquals(expected.length, found.length, what);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs((double) expected[i] - found[i]));
    }
    assertTrue(
        difference <= BOUND * largest, what + ": relative difference " + difference / largest);
  }
}
