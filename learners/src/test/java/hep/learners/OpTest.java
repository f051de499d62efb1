package hep.learners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every op against the same function in double and its finite differences. */
class OpTest {
  private static final double BOUND = 1e-6;

  static List<OpTable.Row> rows() {
    return OpTable.rows();
  }

  /** One pass of a row: inputs are weights, and the loss is Σ c y with fixed factors c. */
  private record Pass(
      double[][] inputs, double[] factors, double[] output, double[][] gradients, Set<String> ops) {
    static Pass of(OpTable.Row row) {
      SplittableRandom random = new SplittableRandom(row.name().hashCode());
      Parameters parameters = Parameters.seeded(1);
      List<Parameter> weights = new ArrayList<>();
      for (int[] shape : row.shapes()) {
        Parameter weight = parameters.weight("x" + weights.size(), Initializer.zeros(), shape);
        float[] values = new float[weight.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) random.nextDouble(row.low(), row.high());
        }
        weight.set(new Tensor(values, shape));
        weights.add(weight);
      }
      declareStatistics(parameters);
      Tape tape = Tape.training(parameters);
      tape.begin(1, 1, 1);
      Var[] inputs = weights.stream().map(tape::use).toArray(Var[]::new);
      Var y = row.forward().apply(tape, inputs);
      float[] factors = new float[y.size()];
      for (int i = 0; i < factors.length; i++) {
        factors[i] = (float) random.nextDouble(-1, 1);
      }
      double[] output = doubles(y.value().data());
      Set<String> ops = new TreeSet<>();
      tape.ops().forEach(op -> ops.add(op.getClass().getSimpleName()));
      Var loss = y.times(tape.constant(new Tensor(factors, y.shape()))).sum();
      tape.backward(loss);
      return new Pass(
          weights.stream().map(w -> doubles(w.value().data())).toArray(double[][]::new),
          doubles(factors),
          output,
          weights.stream().map(w -> doubles(tape.gradient(w).data())).toArray(double[][]::new),
          ops);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void forwardEqualsTheFunctionInDouble(OpTable.Row row) {
    Pass pass = Pass.of(row);
    assertClose(row.reference().apply(pass.inputs), pass.output, "output");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gradientEqualsFiniteDifferencesInDouble(OpTable.Row row) {
    Pass pass = Pass.of(row);
    for (int input = 0; input < pass.inputs.length; input++) {
      double[] x = pass.inputs[input];
      double[] expected = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        expected[i] = slope(row.reference(), pass, x, i);
      }
      assertClose(expected, pass.gradients[input], "gradient of input " + input);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void evaluationGivesTheSameValueTwiceAndRecordsNothing(OpTable.Row row) {
    Parameters parameters = Parameters.seeded(1);
    List<Parameter> weights = new ArrayList<>();
    for (int[] shape : row.shapes()) {
      Parameter weight = parameters.weight("x" + weights.size(), Initializer.zeros(), shape);
      float[] values = new float[weight.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.7f + 0.01f * i;
      }
      weight.set(new Tensor(values, shape));
      weights.add(weight);
    }
    declareStatistics(parameters);
    Tape tape = Tape.evaluation(parameters);
    float[][] results = new float[2][];
    for (int time = 0; time < 2; time++) {
      tape.begin(time, time, time);
      Var[] inputs = weights.stream().map(tape::use).toArray(Var[]::new);
      results[time] = row.forward().apply(tape, inputs).value().data();
      assertEquals(0, tape.ops().size());
    }
    assertArrayEquals(results[0], results[1]);
  }

  /** The one op whose gradient is not that of its value, so it is not in the table. */
  @Test
  void scalesTheGradientOnlyOnItsWayBack() {
    Parameters parameters = Parameters.seeded(1);
    Parameter weight = parameters.weight("w", Initializer.normal(1), 3, 7);
    Tape tape = Tape.training(parameters);
    tape.begin(1, 1, 1);
    Var y = tape.use(weight).scaleGradient(-0.5f);
    assertArrayEquals(weight.value().data(), y.value().data());
    tape.backward(y.times(4).sum());
    for (float slope : tape.gradient(weight).data()) {
      assertEquals(-2, slope);
    }
  }

  @Test
  void everyOpStandsInTheTable() throws Exception {
    Set<String> seen = new TreeSet<>();
    rows().forEach(row -> seen.addAll(Pass.of(row).ops));
    Set<String> declared = new TreeSet<>();
    for (Class<?> each : classesBeside(Op.class)) {
      // steps without a derivative have nothing to compare; OnnxExportTest looks at their values
      boolean derived = each.getEnclosingClass() != StepOps.class;
      if (Op.class.isAssignableFrom(each) && !each.isInterface() && derived) {
        declared.add(each.getSimpleName());
      }
    }
    seen.add(ElementOps.GradientScale.class.getSimpleName());
    assertEquals(declared, seen);
  }

  /** All classes of the package that were compiled with this one, so that none can be forgotten. */
  private static List<Class<?>> classesBeside(Class<?> one) throws Exception {
    Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(root.resolve(one.getPackageName().replace('.', '/')))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && !name.equals("package-info.class")) {
          String type = one.getPackageName() + "." + name.substring(0, name.lastIndexOf('.'));
          classes.add(Class.forName(type, false, one.getClassLoader()));
        }
      }
    }
    return classes;
  }

  /** The batch norm's row uses these. */
  private static void declareStatistics(Parameters parameters) {
    parameters.in("row").statistic("m", 0, 9);
    parameters.in("row").statistic("v", 1, 9);
    parameters.in("row").statistic("u", 1, 4);
    parameters.in("wide").statistic("m", 0, 37);
    parameters.in("wide").statistic("v", 1, 37);
  }

  /** Central differences of fourth order: the error is of order h⁴ = 10⁻¹². */
  private static double slope(
      Function<double[][], double[]> function, Pass pass, double[] x, int i) {
    double h = 1e-3;
    double middle = x[i];
    double[] at = new double[4];
    double[] shifts = {-2 * h, -h, h, 2 * h};
    for (int k = 0; k < 4; k++) {
      x[i] = middle + shifts[k];
      double[] y = function.apply(pass.inputs);
      for (int j = 0; j < y.length; j++) {
        at[k] += pass.factors[j] * y[j];
      }
    }
    x[i] = middle;
    return (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * h);
  }

  /** Norm-wise: the largest difference against the largest value. */
  private static void assertClose(double[] expected, double[] found, String what) {
    assertEquals(expected.length, found.length, what);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - found[i]));
    }
    assertTrue(largest > 0, what + " is zero everywhere");
    assertTrue(
        difference < BOUND * largest, what + ": relative difference " + difference / largest);
  }

  private static double[] doubles(float[] values) {
    double[] y = new double[values.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = values[i];
    }
    return y;
  }
}
