package hep.analysis.toy;

/** Where a track comes from: the branch {@code track_origin} holds {@link #code()}. */
public enum Origin {
  /** Fragmentation, underlying event. */
  PRIMARY(0),
  /** A b hadron. */
  B_HADRON(1),
  /** A c hadron from a b hadron. */
  C_FROM_B(2),
  /** A prompt c hadron. */
  C_HADRON(3),
  /** K0S or Lambda. */
  STRANGE(4),
  /** No particle: a wrong combination of hits. */
  FAKE(6),
  /** A photon conversion or a hadronic interaction in the material. */
  MATERIAL(7);

  private final int code;

  Origin(int code) {
    this.code = code;
  }

  /** The value in the file; 5, tau, is never made by the toy. */
  public int code() {
    return code;
  }
}
