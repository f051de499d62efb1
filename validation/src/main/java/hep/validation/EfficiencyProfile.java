package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;

/**
 * Efficiency of a selection in bins of a variable, such as a working point against jet pT.
 *
 * @param edges increasing bin edges
 * @param filled which bins hold entries with a positive sum of weights
 * @param bins one efficiency a bin; that of a bin that is not filled means nothing
 */
public record EfficiencyProfile(double[] edges, boolean[] filled, Efficiency[] bins) {

  /**
   * Counts weighted entries; those outside the edges are left out.
   *
   * @param x the variable
   * @param passed whether the entry passes the selection
   * @param weights one weight an entry
   */
  public static EfficiencyProfile of(
      double[] x, boolean[] passed, double[] weights, double[] edges) {
    Inputs.sameLength("x", x.length, "passed", passed.length);
    double[] passing = new double[x.length];
    Arrays.setAll(passing, i -> passed[i] ? weights[i] : 0);
    Histogram all = Histogram.of(x, weights, edges);
    Histogram pass = Histogram.of(x, passing, edges);
    boolean[] filled = new boolean[all.bins()];
    Efficiency[] bins = new Efficiency[all.bins()];
    for (int i = 0; i < bins.length; i++) {
      filled[i] = all.sumW()[i + 1] > 0;
      bins[i] =
          filled[i]
              ? Efficiency.weighted(pass.sumW()[i + 1], all.sumW()[i + 1], all.sumW2()[i + 1])
              : new Efficiency(Double.NaN, 0, 1);
    }
    return new EfficiencyProfile(edges.clone(), filled, bins);
  }

  /** The filled bins as points: centre, half width, efficiency, half the width of its interval. */
  public Graph graph() {
    int n = 0;
    double[][] columns = new double[4][bins.length];
    for (int i = 0; i < bins.length; i++) {
      if (filled[i]) {
        columns[0][n] = (edges[i] + edges[i + 1]) / 2;
        columns[1][n] = bins[i].value();
        columns[2][n] = (edges[i + 1] - edges[i]) / 2;
        columns[3][n] = bins[i].measured().error();
        n++;
      }
    }
    int points = n;
    double[][] cut =
        Arrays.stream(columns).map(c -> Arrays.copyOf(c, points)).toArray(double[][]::new);
    return new Graph(cut[0], cut[1], cut[2], cut[3]);
  }
}
