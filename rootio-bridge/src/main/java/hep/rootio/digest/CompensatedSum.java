package hep.rootio.digest;

/** A sum of doubles with Neumaier's compensation. */
final class CompensatedSum {
  private double sum;
  private double lost;

  void add(double v) {
    double t = sum + v;
    lost += Math.abs(sum) >= Math.abs(v) ? (sum - t) + v : (v - t) + sum;
    sum = t;
  }

  double value() {
    return sum + lost;
  }
}
