package hep.analysis.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggingInputsTest {
  private static final JetLayout EVENTS = JetLayout.events();

  /** One jet along x with one track, then one jet without tracks. */
  private static JetSample sample(
      double phi, double eta, double charge, double d0, double z0, boolean errors) {
    Observables jets =
        new Observables(EVENTS.jetBranches(), new double[][] {{50, 30}, {0, 1}, {0, 2}, {8, 5}});
    List<String> names = new ArrayList<>(EVENTS.trackBranches());
    double[][] values = {{5}, {eta}, {phi}, {charge}, {d0}, {z0}};
    if (errors) {
      names.add(EVENTS.trackD0Error());
      names.add(EVENTS.trackZ0Error());
      values = new double[][] {{5}, {eta}, {phi}, {charge}, {d0}, {z0}, {0.02}, {0.1}};
    }
    return new JetSample(
        jets,
        new int[] {0, 1, 1},
        new Observables(names, values),
        new int[] {5, 0},
        new double[] {1, 1});
  }

  private static double value(Inputs inputs, String name) {
    return inputs.values()[inputs.names().indexOf(name)];
  }

  @Test
  void aTrackFromAVertexAheadHasAPositiveLifetimeSign() {
    // flown 2 mm along the jet (x), then off at +0.1 rad: x0 sin, y0 cos of the closest point give
    // d0 = -2 sin(0.1)
    double d0 = -2 * Math.sin(0.1);
    Inputs ahead = TaggingInputs.tracks(sample(0.1, 0.2, 1, d0, -0.4, false), EVENTS);
    assertEquals(Math.log1p(2 * Math.sin(0.1) / 0.02), value(ahead, "track_lifetime_d0"), 1e-5);
    // z0 = -0.4 of a track at larger eta: the same vertex ahead
    assertEquals(Math.log1p(0.4 / 0.05), value(ahead, "track_lifetime_z0"), 1e-5);
    Inputs behind = TaggingInputs.tracks(sample(0.1, 0.2, 1, -d0, 0.4, false), EVENTS);
    assertEquals(-Math.log1p(2 * Math.sin(0.1) / 0.02), value(behind, "track_lifetime_d0"), 1e-5);
  }

  @Test
  void significancesAreThereOnlyWithErrors() {
    Inputs without = TaggingInputs.tracks(sample(0.1, 0.2, 1, -0.06, 0, false), EVENTS);
    assertFalse(without.names().contains("track_lifetime_d0_significance"));
    Inputs with = TaggingInputs.tracks(sample(0.1, 0.2, 1, -0.06, 0, true), EVENTS);
    assertEquals(Math.log1p(3), value(with, "track_lifetime_d0_significance"), 1e-5);
  }

  @Test
  void aReflectionOfTheEventChangesOnlyTheSignsThatTheMirrorsName() {
    Inputs seen = TaggingInputs.tracks(sample(0.1, 0.2, 1, -0.06, 0.3, true), EVENTS);
    Inputs mirrored = TaggingInputs.tracks(sample(-0.1, -0.2, -1, 0.06, -0.3, true), EVENTS);
    float[] signs = seen.signs(true, true);
    for (int i = 0; i < seen.columns(); i++) {
      assertEquals(seen.values()[i] * signs[i], mirrored.values()[i], 1e-6, seen.names().get(i));
    }
  }

  @Test
  void aJetWithoutTracksHasInputsToo() {
    JetSample sample = sample(0.1, 0.2, 1, 0, 0, false);
    Inputs jets = TaggingInputs.jets(sample, EVENTS);
    assertEquals(2 * jets.columns(), jets.values().length);
    assertEquals(0, jets.values()[jets.columns() + jets.names().indexOf("jet_tracks")]);
    assertEquals(0, TaggingInputs.tracks(sample.only(1), EVENTS).values().length);
  }

  @Test
  void findsTheLayoutByTheBranches() {
    assertTrue(JetLayout.of(EVENTS.needed()).isEvents());
    assertFalse(JetLayout.of(JetLayout.jets().needed()).isEvents());
  }

  @Test
  void namesTheNearestBranchWhenOneIsMissing() {
    List<String> branches = new ArrayList<>(JetLayout.jets().needed());
    branches.set(branches.indexOf("trk_d0"), "trk_dO");
    var refused = assertThrows(InputException.class, () -> JetLayout.of(branches));
    assertEquals("there is no branch 'trk_d0'; the nearest is 'trk_dO'", refused.getMessage());
  }
}
