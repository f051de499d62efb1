package hep.analysis.flavour;

import hep.analysis.InputException;
import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Observables;

/**
 * Tracks as lifetime tagging sees them: jet i owns the tracks {@code offsets[i]} to {@code
 * offsets[i + 1] - 1}.
 *
 * @param pt GeV
 * @param eta pseudorapidity
 * @param phi azimuth at the perigee, radians
 * @param charge -1 or 1
 * @param d0 y0 cos(phi) - x0 sin(phi) of the perigee (x0, y0), mm
 * @param z0 of the perigee, mm
 * @param d0Error mm, positive
 * @param z0Error mm, positive
 * @param jetPt GeV, one a jet
 * @param jetEta one a jet
 * @param jetPhi one a jet
 */
public record LifetimeTracks(
    int[] offsets,
    double[] pt,
    double[] eta,
    double[] phi,
    double[] charge,
    double[] d0,
    double[] z0,
    double[] d0Error,
    double[] z0Error,
    double[] jetPt,
    double[] jetEta,
    double[] jetPhi) {
  /** Smaller errors are none that a detector has. */
  private static final double SMALLEST_ERROR_MM = 1e-4;

  /**
   * The tracks of a sample.
   *
   * @throws InputException where it has no errors of the impact parameters
   */
  public static LifetimeTracks of(JetSample sample, JetLayout layout) {
    Observables tracks = sample.tracks();
    if (!layout.hasErrors(tracks.names())) {
      throw new InputException(
          "impact-parameter significances need the branches '%s' and '%s', which are not there"
              .formatted(layout.trackD0Error(), layout.trackZ0Error()));
    }
    return new LifetimeTracks(
        sample.offsets(),
        tracks.of(layout.trackPt()),
        tracks.of(layout.trackEta()),
        tracks.of(layout.trackPhi()),
        tracks.of(layout.trackCharge()),
        tracks.of(layout.trackD0()),
        tracks.of(layout.trackZ0()),
        tracks.of(layout.trackD0Error()),
        tracks.of(layout.trackZ0Error()),
        sample.jets().of(layout.jetPt()),
        sample.jets().of(layout.jetEta()),
        sample.jets().of(layout.jetPhi()));
  }

  /** Number of jets. */
  public int jets() {
    return offsets.length - 1;
  }

  /**
   * d0 over its error, positive where the track crosses the jet axis ahead of the primary vertex:
   * with the sign of d0 sin(phi_jet - phi).
   */
  public double d0Significance(int jet, int track) {
    double sign = Math.signum(Math.IEEEremainder(jetPhi[jet] - phi[track], 2 * Math.PI));
    return sign * d0[track] / Math.max(d0Error[track], SMALLEST_ERROR_MM);
  }

  /** z0 over its error, with the sign of z0 (eta_jet - eta). */
  public double z0Significance(int jet, int track) {
    double sign = Math.signum(jetEta[jet] - eta[track]);
    return sign * z0[track] / Math.max(z0Error[track], SMALLEST_ERROR_MM);
  }

  /** Distance of a track from the axis of its jet. */
  public double deltaR(int jet, int track) {
    return Math.hypot(
        eta[track] - jetEta[jet], Math.IEEEremainder(phi[track] - jetPhi[jet], 2 * Math.PI));
  }

  /** Square of the error of d0, mm². */
  double d0Variance(int track) {
    double error = Math.max(d0Error[track], SMALLEST_ERROR_MM);
    return error * error;
  }

  /** Square of the error of z0, mm². */
  double z0Variance(int track) {
    double error = Math.max(z0Error[track], SMALLEST_ERROR_MM);
    return error * error;
  }
}
