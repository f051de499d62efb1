package hep.validation;

import hep.validation.internal.Distributions;
import java.util.Arrays;

/**
 * χ² test of two histograms for one shape, with the errors of both.
 *
 * <p>χ² = Σ (W₂ w₁ − W₁ w₂)² / (W₂² s₁² + W₁² s₂²) over the bins in which either has entries,
 * under- and overflow included, with the sums of weights w, of squared weights s² and the totals W
 * (Gagunashvili, Nucl. Instrum. Meth. A 614 (2010) 287, section 2; ROOT's Chi2Test). For counts
 * below about ten a bin the probability is only a guide.
 *
 * @param value χ²
 * @param degrees degrees of freedom: bins with entries less one
 * @param pValue probability of at least this χ² where both follow one shape
 */
public record ChiSquare(double value, int degrees, double pValue) {

  /**
   * Compares two histograms.
   *
   * @throws IllegalArgumentException if the edges differ or the contents of one do not add up to
   *     more than zero
   */
  public static ChiSquare of(Histogram first, Histogram second) {
    if (!Arrays.equals(first.edges(), second.edges())) {
      throw new IllegalArgumentException("the two histograms have different bin edges");
    }
    double firstTotal = total(first);
    double secondTotal = total(second);
    double sum = 0;
    int bins = 0;
    for (int i = 0; i < first.sumW().length; i++) {
      double variance =
          secondTotal * secondTotal * first.sumW2()[i]
              + firstTotal * firstTotal * second.sumW2()[i];
      if (variance > 0) {
        double difference = secondTotal * first.sumW()[i] - firstTotal * second.sumW()[i];
        sum += difference * difference / variance;
        bins++;
      }
    }
    int degrees = bins - 1;
    double p = degrees > 0 ? Distributions.chiSquareAbove(sum, degrees) : 1;
    return new ChiSquare(sum, degrees, p);
  }

  private static double total(Histogram histogram) {
    double total = Arrays.stream(histogram.sumW()).sum();
    if (!(total > 0)) {
      throw new IllegalArgumentException(
          "the contents of a histogram add up to " + total + "; a shape needs a positive sum");
    }
    return total;
  }

  /**
   * χ² a degree of freedom, with the spread √(2/n) that it has where both follow one shape; 0 where
   * there is only one bin.
   */
  public Measured reduced() {
    return degrees > 0
        ? new Measured(value / degrees, Math.sqrt(2.0 / degrees))
        : new Measured(0, Double.NaN);
  }
}
