package hep.analysis.jets;

/**
 * Energy correlations of a jet's constituents (Larkoski, Salam, Thaler, arXiv:1305.0007 eq. 2.5):
 * sums over pairs and triplets of the pT times the dR between them to the power beta.
 *
 * @param ecf1 sum of pT in GeV
 * @param ecf2 sum over pairs of pT_i pT_j dR_ij^beta
 * @param ecf3 sum over triplets of pT_i pT_j pT_k (dR_ij dR_ik dR_jk)^beta
 */
public record EnergyCorrelations(double ecf1, double ecf2, double ecf3) {

  /** Computes all three in O(n^3). */
  public static EnergyCorrelations of(Particles constituents, double beta) {
    int n = constituents.size();
    double[] pt = constituents.transverseMomenta();
    double[] rapidity = constituents.rapidities();
    double[] phi = constituents.azimuths();
    double[][] angle = new double[n][];
    double one = 0.0;
    double two = 0.0;
    double three = 0.0;
    for (int i = 0; i < n; i++) {
      angle[i] = new double[i];
      one += pt[i];
      for (int j = 0; j < i; j++) {
        double r2 = Kinematics.deltaR2(rapidity[i], phi[i], rapidity[j], phi[j]);
        double w = Math.pow(r2, 0.5 * beta);
        angle[i][j] = w;
        double pair = pt[i] * pt[j] * w;
        two += pair;
        double[] ofI = angle[i];
        double[] ofJ = angle[j];
        double inner = 0.0;
        for (int k = 0; k < j; k++) {
          inner += pt[k] * ofI[k] * ofJ[k];
        }
        three += pair * inner;
      }
    }
    return new EnergyCorrelations(one, two, three);
  }

  /** C1 = ecf2 / ecf1^2; 0 without transverse momentum. */
  public double c1() {
    return ecf1 > 0.0 ? ecf2 / (ecf1 * ecf1) : 0.0;
  }

  /** C2 = ecf3 ecf1 / ecf2^2; 0 for fewer than two separate particles. */
  public double c2() {
    return ecf2 > 0.0 ? ecf3 * ecf1 / (ecf2 * ecf2) : 0.0;
  }

  /** D2 = ecf3 ecf1^3 / ecf2^3 (arXiv:1409.6298 eq. 1.2); 0 as for C2. */
  public double d2() {
    return ecf2 > 0.0 ? ecf3 * ecf1 * ecf1 * ecf1 / (ecf2 * ecf2 * ecf2) : 0.0;
  }
}
