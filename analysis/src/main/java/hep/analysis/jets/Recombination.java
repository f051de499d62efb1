package hep.analysis.jets;

/** How two jets become one. */
public enum Recombination {
  /** The four-vectors are added. */
  E_SCHEME,
  /**
   * Winner takes all (Bertolini, Chan, Thaler, arXiv:1310.7584): direction and mass of the harder
   * one, sizes added. Hardness is the transverse momentum in pp, the momentum in e+e-.
   */
  WINNER_TAKES_ALL
}
