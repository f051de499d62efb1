package hep.learners.transforms;

/** The normal distribution. */
final class Normal {
  private Normal() {}

  /**
   * Share of a normal distribution below x, by the series of Marsaglia (Journal of Statistical
   * Software 11 (2004) 4) near 0 and Laplace's continued fraction far from it.
   */
  static double share(double x) {
    double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    if (Math.abs(x) < 5) {
      double term = x;
      double sum = x;
      for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
        term *= x * x / k;
        sum += term;
      }
      return 0.5 + sum * density;
    }
    double fraction = Math.abs(x);
    for (int k = 40; k > 0; k--) {
      fraction = Math.abs(x) + k / fraction;
    }
    double tail = density / fraction;
    return x > 0 ? 1 - tail : tail;
  }

  /** The x below which the share lies, inside (0, 1): Newton's steps from the logistic deviate. */
  static double deviate(double share) {
    double x = Math.log(share / (1 - share)) / 1.702;
    for (int step = 0; step < 50; step++) {
      double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
      double change = Math.clamp((share(x) - share) / density, -0.5, 0.5);
      x -= change;
      if (Math.abs(change) < 1e-12) {
        break;
      }
    }
    return x;
  }
}
