package hep.analysis.jets;

/**
 * A jet of a clustering.
 *
 * @param sequence that made it
 * @param node of that sequence
 * @param momentum in GeV
 */
public record Jet(ClusterSequence sequence, int node, FourVector momentum) {

  /** Transverse momentum in GeV. */
  public double pt() {
    return momentum.pt();
  }

  /** Indices of its particles, ascending. */
  public int[] constituents() {
    return sequence.constituents(node);
  }
}
