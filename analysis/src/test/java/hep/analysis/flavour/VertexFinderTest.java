package hep.analysis.flavour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VertexFinderTest {
  private static final double ERROR_MM = 0.02;

  /** Exact straight tracks of a jet along x, each from the given point. */
  private static LifetimeTracks tracks(double[][] points, double[] pt, double[] eta, double[] phi) {
    int n = pt.length;
    double[] d0 = new double[n];
    double[] z0 = new double[n];
    double[] charge = new double[n];
    double[] error = new double[n];
    Arrays.fill(error, ERROR_MM);
    for (int i = 0; i < n; i++) {
      double[] p = points[i];
      // the point of the line through p, in direction phi, that is nearest to the z axis
      double along = p[0] * Math.cos(phi[i]) + p[1] * Math.sin(phi[i]);
      double x = p[0] - along * Math.cos(phi[i]);
      double y = p[1] - along * Math.sin(phi[i]);
      d0[i] = y * Math.cos(phi[i]) - x * Math.sin(phi[i]);
      z0[i] = p[2] - along * Math.sinh(eta[i]);
      charge[i] = i % 2 == 0 ? 1 : -1;
    }
    return new LifetimeTracks(
        new int[] {0, n},
        pt,
        eta,
        phi,
        charge,
        d0,
        z0,
        error,
        error,
        new double[] {50},
        new double[1],
        new double[1]);
  }

  @Test
  void findsThePointThatTracksComeFrom() {
    double[] vertex = {3, 0.4, 0.2};
    LifetimeTracks tracks =
        tracks(
            new double[][] {vertex, vertex, vertex},
            new double[] {4, 5, 3},
            new double[] {0.15, -0.1, 0.02},
            new double[] {0.3, -0.1, -0.25});
    SecondaryVertex found = VertexFinder.standard().in(tracks, 0).orElseThrow();
    assertEquals(vertex[0], found.x(), 1e-3);
    assertEquals(vertex[1], found.y(), 1e-3);
    assertEquals(vertex[2], found.z(), 1e-3);
    assertEquals(0, found.chi2(), 1e-4);
    assertEquals(1, found.energyFraction(), 1e-12);
    assertEquals(Math.sqrt(9 + 0.16 + 0.04), found.flight(), 1e-3);
    assertTrue(found.correctedMass() > found.mass());
  }

  @Test
  void takesOutTheTrackOfAnotherPlace() {
    double[] vertex = {3, 0, 0};
    double[] other = {-1, 2, -3};
    LifetimeTracks tracks =
        tracks(
            new double[][] {vertex, vertex, other, vertex},
            new double[] {4, 5, 3, 2},
            new double[] {0.15, -0.1, 0.02, 0.3},
            new double[] {0.3, -0.1, 0.2, -0.35});
    SecondaryVertex found = VertexFinder.standard().in(tracks, 0).orElseThrow();
    assertArrayEquals(new int[] {0, 1, 3}, found.tracks());
  }

  @Test
  void flightErrorsAreThoseOfRepeatedMeasurements() {
    double[] vertex = {2, 0, 0};
    LifetimeTracks exact =
        tracks(
            new double[][] {vertex, vertex, vertex},
            new double[] {4, 5, 3},
            new double[] {0.2, -0.2, 0.1},
            new double[] {0.3, -0.2, -0.35});
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    double squares = 0;
    double error = 0;
    int trials = 400;
    for (int t = 0; t < trials; t++) {
      double[] d0 =
          Arrays.stream(exact.d0()).map(d -> d + ERROR_MM * random.nextGaussian()).toArray();
      double[] z0 =
          Arrays.stream(exact.z0()).map(z -> z + ERROR_MM * random.nextGaussian()).toArray();
      LifetimeTracks smeared =
          new LifetimeTracks(
              exact.offsets(),
              exact.pt(),
              exact.eta(),
              exact.phi(),
              exact.charge(),
              d0,
              z0,
              exact.d0Error(),
              exact.z0Error(),
              exact.jetPt(),
              exact.jetEta(),
              exact.jetPhi());
      SecondaryVertex found = new VertexFinder(0.7, 0, 1e9, 50).in(smeared, 0).orElseThrow();
      sum += found.flight();
      squares += found.flight() * found.flight();
      error += found.flightError();
    }
    double mean = sum / trials;
    double spread = Math.sqrt(squares / trials - mean * mean);
    assertEquals(2, mean, 4 * spread / Math.sqrt(trials));
    assertEquals(1, spread / (error / trials), 0.12); // 3.5 % is one standard deviation
  }

  @Test
  void aPairWithTheMassOfAKaonIsNoVertex() {
    double[] vertex = {5, 0, 0};
    // m² = 2 m_pi² + 2 (E1 E2 - p1 p2 cos) with p = 2 GeV each: opening angle of a K0S
    double p = 2;
    double pion = 0.13957;
    double kaon = 0.49761;
    double cos = (p * p + pion * pion - (kaon * kaon - 2 * pion * pion) / 2) / (p * p);
    double angle = Math.acos(cos);
    LifetimeTracks tracks =
        tracks(
            new double[][] {vertex, vertex},
            new double[] {p, p},
            new double[] {0, 0},
            new double[] {angle / 2 + 0.05, -angle / 2 + 0.05});
    assertEquals(Optional.empty(), VertexFinder.standard().in(tracks, 0));
    LifetimeTracks wider =
        tracks(
            new double[][] {vertex, vertex},
            new double[] {p, p},
            new double[] {0, 0},
            new double[] {angle + 0.05, -angle + 0.05});
    assertTrue(VertexFinder.standard().in(wider, 0).isPresent());
  }

  @Test
  void aVertexBehindThePrimaryIsNone() {
    double[] vertex = {-3, 0, 0};
    LifetimeTracks tracks =
        tracks(
            new double[][] {vertex, vertex, vertex},
            new double[] {4, 5, 3},
            new double[] {0.15, -0.1, 0.02},
            new double[] {0.3, -0.1, -0.25});
    assertEquals(Optional.empty(), new VertexFinder(0.7, 0, 10, 50).in(tracks, 0));
  }

  @Test
  void aJetWithoutTracksHasNone() {
    double[] none = {};
    LifetimeTracks tracks = tracks(new double[0][], none, none, none);
    assertEquals(Optional.empty(), VertexFinder.standard().in(tracks, 0));
  }
}
