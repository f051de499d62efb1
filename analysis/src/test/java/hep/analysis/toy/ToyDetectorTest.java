package hep.analysis.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.internal.Draws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bounds are five standard errors of the sample drawn, or what the comment says. */
class ToyDetectorTest {
  private static final ToyDetector TOY = ToyDetector.standard();
  private static final List<ToyEvent> EVENTS =
      IntStream.range(0, 8000).mapToObj(i -> TOY.event(11, i)).toList();

  @Test
  void givesEveryHadronItsMeanDecayLength() {
    Map<HeavyHadron, List<Double>> lengths = new EnumMap<>(HeavyHadron.class);
    for (HeavyDecay decay : decays()) {
      lengths.computeIfAbsent(decay.hadron(), _ -> new ArrayList<>()).add(decay.properLengthMm());
    }
    assertEquals(HeavyHadron.values().length, lengths.size());
    lengths.forEach((hadron, values) ->
        // an exponential's standard error is its mean over sqrt(n)
        assertEquals(
            hadron.cTauMm(),
            mean(values),
            5 * hadron.cTauMm() / Math.sqrt(values.size()),
            hadron.name()));
  }

  @Test
  void sharesBetweenTheHadronsAreTheProductionFractions() {
    List<HeavyDecay> beauty =
        decays().stream().filter(decay -> decay.hadron().quark() == 5).toList();
    for (HeavyHadron hadron : HeavyHadron.values()) {
      if (hadron.quark() == 5) {
        double share =
            beauty.stream().filter(decay -> decay.hadron() == hadron).count()
                / (double) beauty.size();
        assertEquals(hadron.fraction(), share, 5 * 0.5 / Math.sqrt(beauty.size()), hadron.name());
      }
    }
  }

  @Test
  void beautyHadronsTakeTheMomentumShareMeasuredAtTheZPole() {
    List<Double> shares =
        decays().stream()
            .filter(decay -> decay.hadron().quark() == 5)
            .map(HeavyDecay::share)
            .toList();
    // OPAL 0.7193, SLD 0.709; Kartvelishvili's alpha = 4 gives 5/7
    assertEquals(5.0 / 7, mean(shares), 0.01);
  }

  @Test
  void aBeautyDecayHasFiveChargedParticlesInTheMean() {
    double direct = mean(charged(5));
    double charm = mean(charged(4));
    // 4.97 measured, with those of the c hadron; 2.2-2.6 for the c hadron alone
    assertEquals(4.97, direct + charm, 0.12);
    assertTrue(charm > 2.2 && charm < 2.6, () -> "c hadron " + charm);
  }

  @Test
  void promptTracksHaveTheStatedResolution() {
    List<Double> pulls = new ArrayList<>();
    for (ToyTrack track : tracks()) {
      if (track.origin() == Origin.PRIMARY && track.ptGeV() > 1) {
        pulls.add(track.d0Mm() / track.d0ErrorMm());
      }
    }
    Collections.sort(pulls);
    double width =
        (pulls.get((int) (0.8413 * pulls.size())) - pulls.get((int) (0.1587 * pulls.size()))) / 2;
    // 1, widened by the vertex's 10 um and the 5 % tail
    assertEquals(1.08, width, 0.06);
    double beyondThree =
        pulls.stream().filter(pull -> Math.abs(pull) > 3).count() / (double) pulls.size();
    assertTrue(
        beyondThree > 0.012 && beyondThree < 0.03,
        () -> "share beyond three widths " + beyondThree);
  }

  @Test
  void resolutionIsTheFitToTheReferenceFigure() {
    // 10 (+) 78 / 1 um and 9 (+) 94 / 10^0.72 um, worked out by hand
    assertEquals(0.07864, Tracker.d0WidthMm(1, 0.1), 1e-5);
    assertEquals(0.02005, Tracker.d0WidthMm(10, -1.2), 1e-5);
    assertEquals(0.11801, Tracker.z0WidthMm(1, 0.5), 1e-5);
  }

  @Test
  void findsTheStatedShareOfTheParticles() {
    Draws draws = new Draws(3, 0);
    Momentum momentum = Momentum.of(5, 0.4, 1, 0.13957);
    Particle pion = new Particle(momentum, 1, Kind.HADRON, Vertex.PRIMARY, Origin.B_HADRON);
    int n = 20000;
    long found =
        new Tracker(draws)
            .tracks(Collections.nCopies(n, pion), List.of()).stream()
                .filter(track -> track.origin() == Origin.B_HADRON)
                .count();
    assertEquals(0.95, found / (double) n, 5 * Math.sqrt(0.95 * 0.05 / n));
  }

  @Test
  void impactParametersOfBeautyDecaysAreOfTheSizeOfTheDecayLength() {
    List<Double> sizes = new ArrayList<>();
    for (ToyTrack track : tracks()) {
      if (track.origin() == Origin.B_HADRON && track.ptGeV() > 2) {
        sizes.add(Math.abs(track.d0Mm()));
      }
    }
    Collections.sort(sizes);
    // d0 ~ L sin(angle) ~ c tau (0.45 mm), hardly dependent on the boost; the median of an
    // exponential is smaller
    double median = sizes.get(sizes.size() / 2);
    assertTrue(median > 0.08 && median < 0.45, () -> "median |d0| " + median + " mm");
  }

  @Test
  void jetsHaveMoreTracksFromBeautyThanFromCharm() {
    double[] jets = new double[6];
    double[] displaced = new double[6];
    double[] tracks = new double[6];
    for (ToyEvent event : EVENTS) {
      for (ToyJet jet : event.jets()) {
        jets[jet.flavour()]++;
      }
      for (ToyTrack track : event.tracks()) {
        if (track.jet() >= 0) {
          int flavour = event.jets().get(track.jet()).flavour();
          tracks[flavour]++;
          displaced[flavour] += track.origin().code() >= 1 && track.origin().code() <= 3 ? 1 : 0;
        }
      }
    }
    double all = jets[0] + jets[4] + jets[5];
    for (int flavour : new int[] {0, 4, 5}) {
      double share = jets[flavour] / all;
      assertTrue(share > 0.2 && share < 0.45, () -> "share of flavour " + flavour + " " + share);
    }
    // full simulation of the same quantities: 4.0 displaced tracks a b jet, 7.7 and 6.5 tracks a b
    // and light jet
    assertEquals(4.0, displaced[5] / jets[5], 0.4);
    assertEquals(7.0, tracks[5] / jets[5], 1);
    assertEquals(6.0, tracks[0] / jets[0], 1);
    assertTrue(displaced[0] / jets[0] < 0.06);
  }

  @Test
  void theSameNumbersGiveTheSameEvent() {
    ToyEvent alone = TOY.event(11, 4321);
    assertEquals(EVENTS.get(4321), alone);
    assertNotEquals(alone, TOY.event(12, 4321));
  }

  @Test
  void refusesSharesAboveOne() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new ToyDetector(0.7, 0.5, 45));
    assertTrue(String.valueOf(refused.getMessage()).contains("0.7 and 0.5"));
  }

  private static List<HeavyDecay> decays() {
    return EVENTS.stream().flatMap(event -> event.heavyDecays().stream()).toList();
  }

  private static List<ToyTrack> tracks() {
    return EVENTS.stream().flatMap(event -> event.tracks().stream()).toList();
  }

  private static List<Double> charged(int quark) {
    return decays().stream()
        .filter(decay -> decay.hadron().quark() == quark)
        .map(decay -> (double) decay.charged())
        .toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
