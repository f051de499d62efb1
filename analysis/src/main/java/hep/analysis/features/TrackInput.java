package hep.analysis.features;

import java.util.Locale;

/** The inputs a tagger gets of each track; see {@link TaggingInputs} for the signs. */
enum TrackInput {
  LOG_PT(Mirror.EVEN),
  LOG_PT_FRACTION(Mirror.EVEN),
  DELTA_PHI(Mirror.PHI),
  DELTA_ETA(Mirror.Z),
  LOG_DELTA_R(Mirror.EVEN),
  /** Transverse momentum to the jet axis. */
  LOG_KT(Mirror.EVEN),
  CHARGE(Mirror.PHI),
  LOG_ABS_D0(Mirror.EVEN),
  LOG_ABS_Z0(Mirror.EVEN),
  LIFETIME_D0(Mirror.EVEN),
  LIFETIME_Z0(Mirror.EVEN),
  D0(Mirror.PHI),
  Z0(Mirror.Z),
  LIFETIME_D0_SIGNIFICANCE(Mirror.EVEN),
  LIFETIME_Z0_SIGNIFICANCE(Mirror.EVEN),
  LOG_D0_ERROR(Mirror.EVEN);

  /** Scales near the resolution of a silicon tracker. */
  private static final double D0_SCALE_MM = 0.02;

  private static final double Z0_SCALE_MM = 0.05;

  private final Mirror mirror;

  TrackInput(Mirror mirror) {
    this.mirror = mirror;
  }

  /** As in the model file. */
  String column() {
    return "track_" + name().toLowerCase(Locale.ROOT);
  }

  Mirror mirror() {
    return mirror;
  }

  /** Whether it can only be computed from the errors of the impact parameters. */
  boolean needsErrors() {
    return this == LIFETIME_D0_SIGNIFICANCE
        || this == LIFETIME_Z0_SIGNIFICANCE
        || this == LOG_D0_ERROR;
  }

  double of(Track t) {
    return switch (this) {
      case LOG_PT -> t.logOf(t.pt());
      case LOG_PT_FRACTION -> t.logOf(t.pt() / Math.max(t.jetPt(), 1e-3));
      case DELTA_PHI -> t.deltaPhi();
      case DELTA_ETA -> t.deltaEta();
      case LOG_DELTA_R -> Math.log(t.deltaR());
      case LOG_KT -> t.logOf(t.pt() * t.deltaR());
      case CHARGE -> t.charge();
      case LOG_ABS_D0 -> Math.log(Math.abs(t.d0()) + Track.SMALLEST_MM);
      case LOG_ABS_Z0 -> Math.log(Math.abs(t.z0()) + Track.SMALLEST_MM);
      case LIFETIME_D0 -> signedLog(t.lifetimeD0(), D0_SCALE_MM);
      case LIFETIME_Z0 -> signedLog(t.lifetimeZ0(), Z0_SCALE_MM);
      case D0 -> signedLog(t.d0(), D0_SCALE_MM);
      case Z0 -> signedLog(t.z0(), Z0_SCALE_MM);
      case LIFETIME_D0_SIGNIFICANCE -> signedLog(t.lifetimeD0() / t.d0Error(), 1);
      case LIFETIME_Z0_SIGNIFICANCE -> signedLog(t.lifetimeZ0() / t.z0Error(), 1);
      case LOG_D0_ERROR -> Math.log(t.d0Error());
    };
  }

  /** sign(x) ln(1 + |x| / scale): linear in the core, logarithmic in the tail. */
  private static double signedLog(double x, double scale) {
    return Math.copySign(Math.log1p(Math.abs(x) / scale), x);
  }
}
