package hep.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A number with its standard error, both in the same unit. An error of zero means exactly known,
 * NaN unknown.
 *
 * @param value the best estimate
 * @param error one standard deviation
 */
public record Measured(double value, double error) {
  /** Digits after the first that are shown at most. */
  private static final int DIGITS = 11;

  /** The quotient of two independent measurements, errors propagated to first order. */
  public Measured over(Measured divisor) {
    double ratio = value / divisor.value;
    return new Measured(
        ratio, Math.hypot(error / divisor.value, ratio * divisor.error / divisor.value));
  }

  /** The difference of two independent measurements. */
  public Measured minus(Measured other) {
    return new Measured(value - other.value, Math.hypot(error, other.error));
  }

  /** Whether the value is a finite number, so that it can be drawn and written to a table. */
  public boolean isFinite() {
    return Double.isFinite(value);
  }

  /**
   * The value and error as in a table: the error with two digits, the value to the same place, but
   * to twelve digits at most. With an unbounded error three digits of the value are shown, and an
   * unbounded value is shown alone: a rejection without any background left has neither.
   */
  @Override
  public String toString() {
    if (Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (Double.isInfinite(error) && value != 0 && Double.isFinite(value)) {
      return rounded(value, (int) Math.floor(Math.log10(Math.abs(value))) - 2) + " ± " + error;
    }
    if (!Double.isFinite(value) || !Double.isFinite(error) || error <= 0) {
      return value + " ± " + error;
    }
    int place = (int) Math.floor(Math.log10(error)) - 1;
    int finest = value == 0 ? place : (int) Math.floor(Math.log10(Math.abs(value))) - DIGITS;
    if (place < finest) {
      return rounded(value, finest) + " ± " + String.format(Locale.ROOT, "%.1e", error);
    }
    return rounded(value, place) + " ± " + rounded(error, place);
  }

  private static String rounded(double number, int place) {
    BigDecimal rounded = new BigDecimal(number).setScale(-place, RoundingMode.HALF_EVEN);
    return rounded.setScale(Math.max(0, -place)).toPlainString();
  }
}
