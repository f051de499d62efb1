package hep.analysis.jets.tagging;

import hep.analysis.jets.ClusterSequence;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Jet;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import java.util.ArrayList;
import java.util.List;

/**
 * The jets of events, those of an event one after the other, hardest first.
 *
 * @param jets constituents of each
 * @param starts number of the first jet of each event, and of all jets
 * @param momenta {@link #NAMES} of each jet, one jet after the other
 * @param events the events themselves, with their truth
 */
record EventJets(List<Particles> jets, int[] starts, float[] momenta, JetSample events) {
  /** Momentum of a jet; azimuth and rapidity from those of the event's hardest jet. */
  static final List<String> NAMES =
      List.of("ln_pT", "rapidity", "delta_y", "delta_phi", "mass_GeV");

  private static final double LEAST = 1e-4;

  /** Jets of one event. */
  private record Found(List<Particles> jets, List<FourVector> momenta) {}

  static EventJets of(JetSample events, JetDefinition definition, int most, double ptMinGeV) {
    List<Found> found =
        events.jets().parallelStream().map(e -> found(e, definition, most, ptMinGeV)).toList();
    int[] starts = new int[found.size() + 1];
    List<Particles> jets = new ArrayList<>();
    for (int event = 0; event < found.size(); event++) {
      jets.addAll(found.get(event).jets);
      starts[event + 1] = jets.size();
    }
    float[] momenta = new float[jets.size() * NAMES.size()];
    int at = 0;
    for (Found event : found) {
      FourVector hardest = event.momenta.getFirst();
      for (FourVector v : event.momenta) {
        double[] row = {
          Math.log(Math.max(LEAST, v.pt())),
          Math.clamp(v.rapidity(), -10, 10),
          Math.clamp(v.rapidity() - hardest.rapidity(), -10, 10),
          Math.abs(Math.IEEEremainder(v.phi() - hardest.phi(), 2 * Math.PI)),
          v.m()
        };
        for (double value : row) {
          momenta[at++] = Double.isFinite(value) ? (float) value : 0;
        }
      }
    }
    return new EventJets(jets, starts, momenta, events);
  }

  private static Found found(Particles event, JetDefinition definition, int most, double ptMinGeV) {
    List<Jet> all = ClusterSequence.of(event, definition).inclusive(0.0);
    List<Particles> jets = new ArrayList<>();
    List<FourVector> momenta = new ArrayList<>();
    for (Jet jet : all) {
      if (jets.size() < most && (jets.isEmpty() || jet.pt() > ptMinGeV)) {
        jets.add(event.select(jet.constituents()));
        momenta.add(jet.momentum());
      }
    }
    if (jets.isEmpty()) { // particles along the beam alone make no jet
      jets.add(event);
      momenta.add(event.sum());
    }
    return new Found(jets, momenta);
  }
}
