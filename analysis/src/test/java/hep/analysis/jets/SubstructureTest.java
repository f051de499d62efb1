package hep.analysis.jets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubstructureTest {
  private static FourVector massless(double pt, double y, double phi) {
    return FourVector.ofPtRapidityPhiMass(pt, y, phi, 0.0);
  }

  /** Two hard prongs 0.5 apart and one soft particle at the edge. */
  private static Particles twoProngs() {
    return Particles.of(
        List.of(massless(60, 0.0, 1.0), massless(40, 0.5, 1.0), massless(1, 0.0, 1.9)));
  }

  @Test
  void dropsTheSoftEdgeAndStopsAtTheHardProngs() {
    Grooming.Groomed groomed = Grooming.softDrop(twoProngs(), 0.1, 0.0, 1.0);
    assertArrayEquals(new int[] {0, 1}, groomed.constituents());
    assertEquals(0.4, groomed.z(), 1e-12);
    assertEquals(0.5, groomed.deltaR(), 1e-9);
    assertEquals(1, groomed.dropped());
  }

  @Test
  void dropsMoreAsTheConditionHardens() {
    // 0.4 > 0.5 (0.5)^beta only once beta is above 0.32.
    assertEquals(0.0, Grooming.softDrop(twoProngs(), 0.5, 0.0, 1.0).z());
    assertEquals(0.4, Grooming.softDrop(twoProngs(), 0.5, 0.5, 1.0).z(), 1e-12);
    assertEquals(
        0, Grooming.softDrop(Particles.of(List.of()), 0.1, 0.0, 1.0).constituents().length);
  }

  @Test
  void trimsSubjetsBelowTheFraction() {
    Grooming.Groomed trimmed = Grooming.trim(twoProngs(), JetDefinition.kt(0.2), 0.05);
    assertArrayEquals(new int[] {0, 1}, trimmed.constituents());
    assertEquals(1, trimmed.dropped());
    FourVector sum = massless(60, 0.0, 1.0).plus(massless(40, 0.5, 1.0));
    assertEquals(sum.m(), trimmed.momentum().m(), 1e-9);
  }

  @Test
  void measuresTwoProngsByHand() {
    Particles jet = Particles.of(List.of(massless(60, 0.0, 1.0), massless(40, 0.5, 1.0)));
    NSubjettiness winner = new NSubjettiness(NSubjettiness.Axes.WINNER_KT, 1.0, 1.0);
    // The winner is the harder prong, so only the softer one counts.
    assertEquals(0.4 * 0.5, winner.tau(1, jet), 1e-9);
    assertEquals(0.0, winner.tau(2, jet));
    assertEquals(40.0 * 0.5 / 101.0 + 0.9 / 101.0, winner.tau(1, twoProngs()), 1e-9);
    assertEquals(0.9 / 101.0, winner.tau(2, twoProngs()), 1e-9);
    assertEquals(0.9 / 20.9, winner.ratio(2, 1, twoProngs()), 1e-9);
  }

  @Test
  void neverWorsensTheAxesInOnePass() {
    Particles jet = RandomEvents.pp(11, 40);
    for (double beta : new double[] {1.0, 1.5, 2.0}) {
      for (int n = 1; n <= 4; n++) {
        double start = new NSubjettiness(NSubjettiness.Axes.WINNER_KT, beta, 1.0).tau(n, jet);
        double end =
            new NSubjettiness(NSubjettiness.Axes.ONE_PASS_WINNER_KT, beta, 1.0).tau(n, jet);
        assertTrue(end <= start, beta + " " + n);
        assertTrue(end > 0.0);
      }
    }
  }

  @Test
  void correlatesEnergiesByHand() {
    Particles jet =
        Particles.of(List.of(massless(3, 0.0, 1.0), massless(2, 0.3, 1.0), massless(1, 0.0, 1.4)));
    EnergyCorrelations e = EnergyCorrelations.of(jet, 1.0);
    assertEquals(6.0, e.ecf1(), 1e-12);
    double two = 6.0 * 0.3 + 3.0 * 0.4 + 2.0 * 0.5;
    double three = 6.0 * 0.3 * 0.4 * 0.5;
    assertEquals(two, e.ecf2(), 1e-9);
    assertEquals(three, e.ecf3(), 1e-9);
    assertEquals(three * 6.0 / (two * two), e.c2(), 1e-9);
    assertEquals(three * 216.0 / (two * two * two), e.d2(), 1e-9);
    EnergyCorrelations one = EnergyCorrelations.of(jet.select(new int[] {0}), 1.0);
    assertEquals(0.0, one.c2() + one.d2());
  }

  @Test
  void refusesSubjettinessOfNoAxes() {
    NSubjettiness tau = new NSubjettiness(NSubjettiness.Axes.KT, 1.0, 0.8);
    assertThrows(IllegalArgumentException.class, () -> tau.tau(0, twoProngs()));
    assertThrows(
        IllegalArgumentException.class, () -> new NSubjettiness(NSubjettiness.Axes.KT, -1.0, 0.8));
    assertEquals(0.0, tau.tau(1, Particles.of(List.of())));
  }
}
