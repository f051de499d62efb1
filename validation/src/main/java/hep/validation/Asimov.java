package hep.validation;

/**
 * Expected discovery significance of a counting experiment (Cowan, Cranmer, Gross, Vitells, Eur.
 * Phys. J. C 71 (2011) 1554).
 */
public final class Asimov {
  private Asimov() {}

  /**
   * Median significance in standard deviations for s signal on b background entries: √(2((s + b)
   * ln(1 + s/b) − s)), which tends to s/√b for s ≪ b.
   *
   * @throws IllegalArgumentException unless s ≥ 0 and b > 0
   */
  public static double significance(double s, double b) {
    check(s, b);
    return Math.sqrt(Math.max(0, 2 * ((s + b) * Math.log1p(s / b) - s)));
  }

  /**
   * The same with an uncertainty of the background, in entries (Cowan's extension with an auxiliary
   * measurement).
   *
   * @param backgroundError standard deviation of b; zero gives the plain formula
   */
  public static double significance(double s, double b, double backgroundError) {
    check(s, b);
    double v = backgroundError * backgroundError;
    if (v == 0) {
      return significance(s, b);
    }
    double first = (s + b) * Math.log((s + b) * (b + v) / (b * b + (s + b) * v));
    double second = b * b / v * Math.log1p(v * s / (b * (b + v)));
    return Math.sqrt(Math.max(0, 2 * (first - second)));
  }

  /**
   * The same with a Gaussian constraint on the background (the AMS of the Higgs challenge as used
   * in arXiv:1611.01046, section 5.2): √(2((s + b) ln((s + b)/b₀) − s − b + b₀) + (b − b₀)²/σ²)
   * with b₀ = (b − σ² + √((b − σ²)² + 4 (s + b) σ²))/2.
   *
   * @param backgroundError σ, standard deviation of b; zero gives the plain formula
   */
  public static double constrained(double s, double b, double backgroundError) {
    check(s, b);
    double v = backgroundError * backgroundError;
    if (v == 0) {
      return significance(s, b);
    }
    double b0 = (b - v + Math.sqrt((b - v) * (b - v) + 4 * (s + b) * v)) / 2;
    double counts = 2 * ((s + b) * Math.log((s + b) / b0) - s - b + b0);
    return Math.sqrt(Math.max(0, counts + (b - b0) * (b - b0) / v));
  }

  private static void check(double s, double b) {
    if (!(s >= 0) || !(b > 0)) {
      throw new IllegalArgumentException(
          s + " signal on " + b + " background entries; expected s ≥ 0 and b > 0");
    }
  }
}
