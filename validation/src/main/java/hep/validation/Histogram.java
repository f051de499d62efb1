package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;

/**
 * Weighted entries counted in bins, with the sum of squared weights that gives their errors.
 *
 * <p>Bin i holds edges[i] ≤ x &lt; edges[i + 1]. The content arrays have two more elements than
 * there are bins: element 0 is the underflow, element i + 1 is bin i, the last one the overflow.
 *
 * @param edges increasing bin edges, one more than bins
 * @param sumW sum of weights
 * @param sumW2 sum of squared weights
 * @param entries number of entries, whatever their weights
 * @param moments Σw, Σw², Σwx, Σwx² of the entries inside the edges: ROOT's statistics
 */
public record Histogram(
    double[] edges, double[] sumW, double[] sumW2, long entries, double[] moments) implements Data {
  /** Checks the lengths and the edges. */
  public Histogram {
    Inputs.edges("bin edges", edges);
    Inputs.sameLength("sumW", sumW.length, "the edges with under- and overflow", edges.length + 1);
    Inputs.sameLength("sumW", sumW.length, "sumW2", sumW2.length);
    Inputs.sameLength("moments", moments.length, "ROOT's list of statistics", 4);
  }

  /** Counts entries of weight one. */
  public static Histogram of(double[] values, double[] edges) {
    return of(values, Inputs.ones(values.length), edges);
  }

  /**
   * Counts weighted entries.
   *
   * @throws IllegalArgumentException if the lengths differ, a value is NaN, a weight is not finite
   *     or the edges do not increase
   */
  public static Histogram of(double[] values, double[] weights, double[] edges) {
    Inputs.sameLength("values", values.length, "weights", weights.length);
    Inputs.edges("bin edges", edges);
    Inputs.finite("weight", weights);
    double[] sumW = new double[edges.length + 1];
    double[] sumW2 = new double[edges.length + 1];
    double[] moments = new double[4];
    for (int i = 0; i < values.length; i++) {
      int bin = bin(edges, values[i], i);
      double w = weights[i];
      sumW[bin] += w;
      sumW2[bin] += w * w;
      if (bin > 0 && bin < edges.length) {
        moments[0] += w;
        moments[1] += w * w;
        moments[2] += w * values[i];
        moments[3] += w * values[i] * values[i];
      }
    }
    return new Histogram(edges.clone(), sumW, sumW2, values.length, moments);
  }

  /** Equally wide bins from low to high. */
  public static double[] uniform(int bins, double low, double high) {
    if (bins < 1 || !(low < high)) {
      throw new IllegalArgumentException(
          bins + " bins from " + low + " to " + high + " are no axis");
    }
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = low + (high - low) * i / bins;
    }
    return edges;
  }

  /**
   * Index of a value in the content arrays: 0 below the first edge, edges.length from the last edge
   * on.
   */
  static int bin(double[] edges, double value, int entry) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("value is NaN at entry " + entry + "; expected a number");
    }
    int found = Arrays.binarySearch(edges, value + 0.0);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Number of bins between the edges. */
  public int bins() {
    return edges.length - 1;
  }

  /** Content of bin i (0 to bins − 1) with its error √Σw². */
  public Measured content(int i) {
    return new Measured(sumW[i + 1], Math.sqrt(sumW2[i + 1]));
  }

  /** Sum of weights, under- and overflow included. */
  public double total() {
    return Arrays.stream(sumW).sum();
  }

  /** The same shape with a total of one, under- and overflow counted. */
  public Histogram normalised() {
    double total = total();
    if (!(total > 0)) {
      throw new IllegalArgumentException("a histogram of total " + total + " cannot be normalised");
    }
    return scaled(1 / total);
  }

  /** Every weight multiplied by a factor. */
  public Histogram scaled(double factor) {
    double squared = factor * factor;
    double[] scaled = {
      moments[0] * factor, moments[1] * squared, moments[2] * factor, moments[3] * factor
    };
    return new Histogram(
        edges,
        Arrays.stream(sumW).map(w -> w * factor).toArray(),
        Arrays.stream(sumW2).map(w -> w * squared).toArray(),
        entries,
        scaled);
  }

  /** Bin centres with half widths, contents and errors. */
  public Graph graph() {
    double[] x = new double[bins()];
    double[] half = new double[bins()];
    double[] y = new double[bins()];
    double[] error = new double[bins()];
    for (int i = 0; i < bins(); i++) {
      x[i] = (edges[i] + edges[i + 1]) / 2;
      half[i] = (edges[i + 1] - edges[i]) / 2;
      y[i] = content(i).value();
      error[i] = content(i).error();
    }
    return new Graph(x, y, half, error);
  }
}
