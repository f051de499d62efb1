package hep.analysis.calorimeter;

/**
 * How the energy at one depth is spread around the axis: a core and a tail, f(r) = p 2 r R_C²/(r² +
 * R_C²)² + (1 - p) 2 r R_T²/(r² + R_T²)² (hep-ex/0001020, eq. 23). Half of the energy of a term
 * lies within its R.
 *
 * @param core R_C, in the unit of the result
 * @param tail R_T
 * @param coreShare p, from 0 to 1
 */
public record RadialProfile(double core, double tail, double coreShare) {
  /**
   * Of an electromagnetic shower, in Molière radii (eqs. 24-26). The slope of the outer tail is
   * 0.3585 + 0.0421 ln E; copies of the paper differ in its last digits.
   *
   * @param tau depth over the depth of the maximum
   */
  public static RadialProfile of(double energyGeV, double tau, EffectiveMedium medium) {
    double z = medium.z();
    double lnE = Math.log(energyGeV);
    double core = 0.0251 + 0.00319 * lnE + (0.1162 - 0.000381 * z) * tau;
    double tail =
        (0.659 - 0.00309 * z)
            * (Math.exp(-2.59 * (tau - 0.645)) + Math.exp((0.3585 + 0.0421 * lnE) * (tau - 0.645)));
    double x = (0.401 + 0.00187 * z - tau) / (1.313 - 0.0686 * lnE);
    double share = (2.632 - 0.00094 * z) * Math.exp(x - Math.exp(x));
    return new RadialProfile(core, tail, Math.clamp(share, 0, 1));
  }

  /** Share of the energy within a radius. */
  public double within(double radius) {
    double r2 = radius * radius;
    return coreShare * r2 / (r2 + core * core) + (1 - coreShare) * r2 / (r2 + tail * tail);
  }
}
