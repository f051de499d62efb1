package hep.analysis.features;

import hep.analysis.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Inputs of flavour tagging from jets and tracks.
 *
 * <p>The lifetime sign of an impact parameter is positive where the point of closest approach lies
 * ahead of the primary vertex along the jet: with the perigee's d0 = y0 cos(phi) - x0 sin(phi) it
 * is the sign of d0 sin(phi_jet - phi) in the transverse plane and of z0 (eta_jet - eta) along the
 * beam. Impact parameters enter as sign(x) ln(1 + |x|/s) with s near the resolution, so that core
 * and tail both stay in range; as significances too where the file has errors.
 */
public final class TaggingInputs {
  private static final List<String> JET =
      List.of("jet_log_pt", "jet_eta", "jet_log_mass", "jet_tracks");
  private static final List<Mirror> JET_MIRRORS =
      List.of(Mirror.EVEN, Mirror.Z, Mirror.EVEN, Mirror.EVEN);

  private TaggingInputs() {}

  /**
   * For each of these inputs of jets or tracks -1 where the given reflection changes the sign, else
   * 1.
   *
   * @throws InputException where there is no such input
   */
  public static float[] signs(List<String> names, boolean phi, boolean z) {
    List<Mirror> mirrors = new ArrayList<>();
    for (String name : names) {
      mirrors.add(
          JET.contains(name)
              ? JET_MIRRORS.get(JET.indexOf(name))
              : Arrays.stream(TrackInput.values())
                  .filter(input -> input.column().equals(name))
                  .map(TrackInput::mirror)
                  .findFirst()
                  .orElseThrow(() ->
                      new InputException(
                          "the model's input '" + name + "' is none of jets or tracks")));
    }
    return new Inputs(names, mirrors, new float[0]).signs(phi, z);
  }

  /** Per jet: ln pT, eta, ln mass, number of tracks. */
  public static Inputs jets(JetSample sample, JetLayout layout) {
    double[] pt = sample.jets().of(layout.jetPt());
    double[] eta = sample.jets().of(layout.jetEta());
    double[] mass = sample.jets().of(layout.jetMass());
    float[] values = new float[sample.size() * JET.size()];
    int at = 0;
    for (int jet = 0; jet < sample.size(); jet++) {
      values[at++] = (float) Math.log(Math.max(pt[jet], 1e-3));
      values[at++] = (float) eta[jet];
      values[at++] = (float) Math.log(Math.max(mass[jet], 1e-3));
      values[at++] = sample.tracks(jet);
    }
    return new Inputs(JET, JET_MIRRORS, values);
  }

  /**
   * Per track, in the sample's order; with significances where the sample's tracks have both
   * errors.
   */
  public static Inputs tracks(JetSample sample, JetLayout layout) {
    Observables tracks = sample.tracks();
    boolean errors = layout.hasErrors(tracks.names());
    List<TrackInput> inputs =
        Arrays.stream(TrackInput.values()).filter(input -> errors || !input.needsErrors()).toList();
    double[] jetPt = sample.jets().of(layout.jetPt());
    double[] jetEta = sample.jets().of(layout.jetEta());
    double[] jetPhi = sample.jets().of(layout.jetPhi());
    double[] pt = tracks.of(layout.trackPt());
    double[] eta = tracks.of(layout.trackEta());
    double[] phi = tracks.of(layout.trackPhi());
    double[] charge = tracks.of(layout.trackCharge());
    double[] d0 = tracks.of(layout.trackD0());
    double[] z0 = tracks.of(layout.trackZ0());
    double[] none = new double[0];
    double[] d0Error = errors ? tracks.of(layout.trackD0Error()) : none;
    double[] z0Error = errors ? tracks.of(layout.trackZ0Error()) : none;
    float[] values = new float[tracks.entries() * inputs.size()];
    int at = 0;
    for (int jet = 0; jet < sample.size(); jet++) {
      for (int i = sample.offsets()[jet]; i < sample.offsets()[jet + 1]; i++) {
        Track track =
            new Track(
                pt[i],
                jetPt[jet],
                eta[i] - jetEta[jet],
                Math.IEEEremainder(phi[i] - jetPhi[jet], 2 * Math.PI),
                charge[i],
                d0[i],
                z0[i],
                errors ? Math.max(d0Error[i], Track.SMALLEST_MM) : 1,
                errors ? Math.max(z0Error[i], Track.SMALLEST_MM) : 1);
        for (TrackInput input : inputs) {
          values[at++] = (float) input.of(track);
        }
      }
    }
    List<String> names = inputs.stream().map(TrackInput::column).toList();
    List<Mirror> mirrors = inputs.stream().map(TrackInput::mirror).toList();
    return new Inputs(names, mirrors, values);
  }
}
