package hep.analysis.features;

/**
 * What an input does when the event is seen in a mirror. A solenoid's field along z leaves two
 * reflections under which b, c and light jets look the same; a learner that sees reflected jets
 * learns from four times as many.
 */
public enum Mirror {
  /** Stays. */
  EVEN,
  /** Changes sign when phi does: azimuth differences, charges, transverse impact parameters. */
  PHI,
  /** Changes sign when z does: pseudorapidities, longitudinal impact parameters. */
  Z
}
