package hep.analysis.generative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GanMathTest {
  private static final RunOptions QUICK =
      RunOptions.defaults().withEpochs(2).withThreads(2).withSeed(3);

  @TempDir private Path folder;

  @Test
  void countsTheClosedFormsOfTwoShiftedNormals() {
    // p = N(0, 1), q = N(1, 1): TV = 2 Φ(1/2) − 1; JSD by quadrature in the test of two samples
    PointMixture p = new PointMixture("p", new double[][] {{0}}, new double[] {1});
    PointMixture q = new PointMixture("q", new double[][] {{1}}, new double[] {1});
    PointGrid grid = PointGrid.of(1);
    Tensor made = q.sample(400_000, 5);
    ClosedForm closed = ClosedForm.of(grid.shares(p), grid.shares(made), made.rows());
    assertEquals(0.38292, closed.variation().value(), 4 * closed.variation().error() + 0.002);
    Measured best = closed.value(GanObjective.ABSOLUTE);
    assertEquals((1 - 0.38292) / 2, best.value(), 4 * best.error() + 0.001);
    assertTrue(closed.variation().error() < 0.001);
    ClosedForm equal = ClosedForm.of(grid.shares(p), grid.shares(p), 1000);
    assertEquals(0.5, equal.value(GanObjective.ABSOLUTE).value());
    assertEquals(-Math.log(4), equal.value(GanObjective.LOG).value(), 1e-12);
  }

  @Test
  void spreadsTheDensityOverTheGrid() {
    for (PointMixture mixture : List.of(PointMixture.line(), PointMixture.ring())) {
      PointGrid grid = PointGrid.of(mixture.dimensions());
      double[] exact = grid.shares(mixture);
      double[] counted = grid.shares(mixture.sample(800_000, 1));
      assertEquals(1, Arrays.stream(exact).sum(), 1e-6);
      ClosedForm distance = ClosedForm.of(exact, counted, 800_000);
      assertTrue(distance.variation().value() < 0.03, distance.toString());
      assertEquals(mixture.modes().length, mixture.covered(mixture.sample(10_000, 2)));
    }
    assertEquals(1, PointMixture.ring().covered(repeated(2, 0, 500)));
    assertEquals(0, PointMixture.ring().covered(repeated(0, 0, 500)));
  }

  private static Tensor repeated(float x, float y, int times) {
    float[] points = new float[2 * times];
    for (int i = 0; i < times; i++) {
      points[2 * i] = x;
      points[2 * i + 1] = y;
    }
    return new Tensor(points, times, 2);
  }

  @Test
  void findsTheClosedFormWithATrainedDiscriminatorForBothObjectives() {
    Path file = folder.resolve("toy.root");
    PointMixture.write(file, 3_000, 1);
    TaskResult result =
        GanMath.of(List.of("absolute", "log"), true)
            .run(List.of(file.toString()), List.of(), QUICK.withEpochs(6));
    for (String name : List.of("line_absolute", "line_log")) {
      Measured value = figure(result, "value_" + name + "_start");
      Measured closed = figure(result, "closed_form_" + name + "_start");
      assertEquals(closed.value(), value.value(), 4 * value.error() + 0.03, name);
    }
    assertTrue(figure(result, "modes_ring_log").value() <= 8);
    assertTrue(result.plots().containsKey("value_ring_absolute"));
  }

  private static Measured figure(TaskResult result, String name) {
    return Objects.requireNonNull(result.figures().get(name), name);
  }

  @Test
  void playsWithPointsOfAFileToo() {
    Path file = folder.resolve("toy.root");
    PointMixture.write(file, 600, 1);
    TaskResult result =
        GanMath.of(List.of("log"), false).run(List.of(file + ":ring"), List.of(), QUICK);
    assertTrue(figure(result, "closed_form_plane_log").value() > -Math.log(4));
    assertEquals(600, result.test().size());
  }

  @Test
  void refusesWrongNamesAndWrongFiles() {
    assertEquals(
        "there is no GAN objective 'logg'; known are log and absolute",
        assertThrows(InputException.class, () -> GanMath.of(List.of("logg"), true)).getMessage());
    Path file = folder.resolve("few.root");
    PointMixture.write(file, 20, 1);
    InputException few =
        assertThrows(
            InputException.class,
            () -> GanMath.of(List.of("log"), false).run(List.of(file + ":line"), List.of(), QUICK));
    assertTrue(
        String.valueOf(few.getMessage())
            .endsWith("20 points are too few; at least 100 are needed"));
  }
}
