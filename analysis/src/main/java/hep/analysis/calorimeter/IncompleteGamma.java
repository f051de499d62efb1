package hep.analysis.calorimeter;

/**
 * The regularised lower incomplete gamma function P(a, x): the share of a gamma distribution of
 * shape a below x. By its series below a + 1, by the continued fraction of Q = 1 - P above (Press
 * et al., Numerical Recipes, section 6.2).
 */
final class IncompleteGamma {
  private static final double ACCURACY = 1e-12;
  private static final int MOST_TERMS = 1000;
  private static final double LARGE = 10;

  private final double shape;
  private final double logGamma;

  /** Of one shape, above zero. */
  IncompleteGamma(double shape) {
    this.shape = shape;
    this.logGamma = logGamma(shape);
  }

  /** P(a, x), from 0 to 1; 0 below 0. */
  double below(double x) {
    if (!(x > 0)) {
      return 0;
    }
    double front = Math.exp(shape * Math.log(x) - x - logGamma);
    if (x < shape + 1) {
      double term = 1 / shape;
      double sum = term;
      for (int n = 1; n < MOST_TERMS && term > ACCURACY * sum; n++) {
        term *= x / (shape + n);
        sum += term;
      }
      return front * sum;
    }
    return front == 0 ? 1 : 1 - front * fraction(x);
  }

  /** Lentz's way through 1/(x+1-a- 1(1-a)/(x+3-a- …)). */
  private double fraction(double x) {
    double b = x + 1 - shape;
    double c = 1e300;
    double d = 1 / b;
    double h = d;
    for (int n = 1; n < MOST_TERMS; n++) {
      double numerator = -n * (n - shape);
      b += 2;
      d = 1 / (numerator * d + b);
      c = b + numerator / c;
      h *= d * c;
      if (Math.abs(d * c - 1) < ACCURACY) {
        break;
      }
    }
    return h;
  }

  /** Stirling's series, after x is raised above {@value #LARGE} by Γ(x + 1) = x Γ(x). */
  private static double logGamma(double x) {
    double raised = x;
    double product = 1;
    while (raised < LARGE) {
      product *= raised;
      raised++;
    }
    double square = raised * raised;
    double series =
        (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / (1680 * square)) / square) / square) / raised;
    return (raised - 0.5) * Math.log(raised)
        - raised
        + 0.5 * Math.log(2 * Math.PI)
        + series
        - Math.log(product);
  }
}
