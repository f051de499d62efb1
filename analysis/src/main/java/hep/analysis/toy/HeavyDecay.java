package hep.analysis.toy;

/**
 * Truth about one weakly decaying b or c hadron of an event; for study, never an input and not
 * written to the file.
 *
 * @param hadron its species
 * @param share of its quark's momentum (z of the fragmentation function); 0 for a c hadron from a b
 *     hadron
 * @param momentumGeV absolute momentum
 * @param flightMm distance from its production vertex to its decay vertex
 * @param charged charged particles of the decay, without those of its c hadron, K0S and Lambda
 */
public record HeavyDecay(
    HeavyHadron hadron, double share, double momentumGeV, double flightMm, int charged) {
  /** The decay length in the hadron's rest frame: L m / p. */
  public double properLengthMm() {
    return flightMm * hadron.massGeV() / momentumGeV;
  }
}
