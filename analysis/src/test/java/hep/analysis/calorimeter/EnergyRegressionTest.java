package hep.analysis.calorimeter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.tasks.RunOptions;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyRegressionTest {
  @TempDir Path folder;

  @Test
  void beatsLinearWeightsBehindDeadMaterialButNotTheSamplingOfTheToy() {
    Path file = folder.resolve("toy.root");
    ToyCalorimeter.leaking(ShowerParticle.ELECTRON).write(file, 8000, 3);
    Map<String, Measured> figures =
        new EnergyRegression(List.of(), "", 8000, 0.11)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(10))
            .figures();
    assertTrue(value(figures, "width_to_linear") < 0.92, figures.toString());
    assertTrue(value(figures, "width_to_linear_raw") > 1.2, figures.toString());
    assertTrue(value(figures, "closure_max") < 0.03, figures.toString());
    assertTrue(value(figures, "resolution_stochastic") > 0.11, figures.toString());
  }

  private static double value(Map<String, Measured> figures, String name) {
    Measured figure = figures.get(name);
    assertTrue(figure != null, name + " is not in " + figures.keySet());
    return figure.value();
  }

  @Test
  void predictsANumberOfAFlatNtuple() {
    Path file = folder.resolve("flat.root");
    SplittableRandom random = new SplittableRandom(5);
    float[] a = new float[3000];
    float[] b = new float[3000];
    float[] t = new float[3000];
    for (int i = 0; i < t.length; i++) {
      a[i] = (float) random.nextGaussian();
      b[i] = (float) random.nextGaussian();
      t[i] = (float) (a[i] * a[i] + 3 * b[i] + 0.5 * random.nextGaussian());
    }
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("t", "")) {
            tree.fill(new Batch().column("a", a).column("b", b).column("t", t));
          }
        });
    Map<String, Measured> figures =
        new EnergyRegression(List.of("a", "b"), "t", 3000, 0)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(10))
            .figures();
    // a² of a normal number has variance 2, 3 b has 9, and the noise of 0.5 stays
    assertEquals(Math.sqrt(2 + 9 + 0.25), value(figures, "rms_of_target"), 0.25);
    assertEquals(0.5, value(figures, "rms"), 0.12);
    assertEquals(Math.sqrt(2.25), value(figures, "rms_linear"), 0.25);
    assertEquals(0, value(figures, "mean_deviation"), 0.1);
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                new EnergyRegression(List.of("a"), "tt", 3000, 0)
                    .run(List.of(file.toString()), List.of(), RunOptions.defaults()));
    assertTrue(String.valueOf(refused.getMessage()).contains("no branch 'tt'"));
  }

  @Test
  void weighsTreesAndNetworkAsIsBest() {
    double[] truth = {1, 2, 3, 4};
    assertEquals(1, EnergyMethods.share(truth, new double[] {4, 3, 2, 1}, truth), 1e-12);
    assertEquals(0, EnergyMethods.share(new double[] {4, 3, 2, 1}, truth, truth), 1e-12);
    // errors (1, 0) and (0, -2): s² + 4 (1 − s)² is least at 4/5
    double[] one = {1, 0};
    double[] other = {0, -2};
    assertEquals(0.8, EnergyMethods.share(one, other, new double[2]), 1e-12);
  }

  @Test
  void closureTurnsAKnownCurveRound() {
    SplittableRandom random = new SplittableRandom(1);
    double[] truth = new double[20_000];
    double[] given = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = Math.exp(random.nextDouble(0, Math.log(100)));
      given[i] = 0.8 * Math.pow(truth[i], 1.05) * Math.exp(0.05 * random.nextGaussian());
    }
    Closure closure = Closure.fit(given, truth);
    double[] exact = {0.8 * Math.pow(5, 1.05), 0.8 * Math.pow(50, 1.05)};
    assertArrayEquals(new double[] {5, 50}, closure.of(exact), 0.4);
    assertEquals(1, closure.of(exact)[0] / 5, 0.01);
  }

  @Test
  void linearWeightsSolveALinearLaw() {
    double[][] x = {{1, 2, 3, 5}, {4, 1, 2, 2}};
    double[] y = new double[4];
    Arrays.setAll(y, i -> 2 * x[0][i] - 3 * x[1][i] + 0.5);
    LinearWeights fit =
        LinearWeights.fit(new Observables(List.of("a", "b"), x), y, new double[] {1, 2, 1, 0.5});
    assertArrayEquals(new double[] {2, -3, 0.5}, fit.weights(), 1e-5);
  }
}
