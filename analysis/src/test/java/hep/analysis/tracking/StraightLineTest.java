package hep.analysis.tracking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraightLineTest {
  @TempDir private Path folder;

  private HitSample sample(Quadruplet chamber, int events) {
    Path file = folder.resolve("toy.root");
    ToyQuadruplet.write(file, List.of(chamber), events, 3);
    return HitSample.read(List.of(file.toString()));
  }

  /** An independent sum: simulated errors at the other layers, weighted by the line's matrix. */
  @Test
  void errsOnCleanTracksAsTheTextbookSays() {
    int events = 4000;
    Quadruplet chamber = Quadruplet.clean();
    HitSample sample = sample(chamber, events);
    StraightLine line = new StraightLine(sample);
    double pull2 = 0;
    for (int event = 0; event < events; event++) {
      int hidden = event % 4;
      double slope =
          (sample.strip(event, 3) - sample.strip(event, 0))
              * chamber.pitchMm()
              / (3 * chamber.spacingMm());
      double residual =
          (line.predict(event, hidden) - sample.strip(event, hidden)) * chamber.pitchMm();
      double pull = residual / chamber.expectedErrorMm(hidden, Math.atan(slope));
      pull2 += pull * pull;
    }
    // the charges add what seven strips cut off, below 1 % of the error
    assertEquals(1, pull2 / events, 4 * Math.sqrt(2.0 / events));
  }

  @Test
  void expectsTheErrorsOfThreePointsOnALine() {
    Quadruplet chamber = Quadruplet.clean();
    // outer layer from 1, 2, 3: 1/3 + 4/2; inner layer 1 from 0, 2, 3: 1/3 + (2/3)^2 / (14/3)
    assertEquals(0.05 * Math.sqrt(7.0 / 3), chamber.expectedErrorMm(0, 0), 1e-12);
    assertEquals(0.05 * Math.sqrt(1.0 / 3 + 4.0 / 42), chamber.expectedErrorMm(1, 0), 1e-12);
    assertEquals(chamber.expectedErrorMm(1, 0.3), chamber.expectedErrorMm(2, 0.3), 1e-12);
  }

  @Test
  void leavesOutAClusterFarFromTheLine() {
    float[] charge = new float[4 * 60];
    int[] strips = {10, 12, 50, 16};
    for (int layer = 0; layer < 4; layer++) {
      charge[layer * 60 + strips[layer]] = 1;
    }
    HitSample sample =
        new HitSample(
            4,
            60,
            3.2,
            11,
            charge,
            new float[4],
            new boolean[] {true, true, false, true},
            new int[1]);
    StraightLine line = new StraightLine(sample);
    assertEquals(14.5, line.predict(0, 2), 1e-9);
    assertEquals(36, line.largestGap(0), 1e-9);
    assertEquals(List.of(new StraightLine.Cluster(10.5, 1)), line.clusters(0, 0));
  }

  @Test
  void simulatesTheSameEventForTheSameSeedAndNumber() {
    ToyQuadruplet.Event one = ToyQuadruplet.event(Quadruplet.overlapping(), 5, 17);
    assertArrayEquals(one.charge(), ToyQuadruplet.event(Quadruplet.overlapping(), 5, 17).charge());
    assertTrue(
        Arrays.mismatch(one.charge(), ToyQuadruplet.event(Quadruplet.overlapping(), 6, 17).charge())
            >= 0);
  }

  @Test
  void chargesFollowThePolyaDistribution() {
    double[] sums =
        IntStream.range(0, 4000)
            .mapToDouble(n -> {
              float[] charge = ToyQuadruplet.event(Quadruplet.clean(), 1, n).charge();
              return IntStream.range(0, 300).mapToDouble(strip -> charge[strip]).sum();
            })
            .toArray();
    double mean = Arrays.stream(sums).average().orElse(0);
    double variance = Arrays.stream(sums).map(q -> (q - mean) * (q - mean)).average().orElse(0);
    assertEquals(1, mean, 4 * Math.sqrt(1 / 1.8 / 4000));
    assertEquals(1 / 1.8, variance, 0.06);
  }
}
