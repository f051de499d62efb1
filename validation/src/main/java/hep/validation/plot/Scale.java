package hep.validation.plot;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * A range of numbers laid on a stretch of the page, in points; {@code from} can be above {@code to}
 * for an axis upwards.
 */
record Scale(double low, double high, boolean log, double from, double to) {

  /** Fits an axis to what its marks show; limits set on the axis stay. */
  static Scale fit(Axis axis, double[] shown, double from, double to) {
    DoublePredicate fits = v -> Double.isFinite(v) && (!axis.log() || v > 0);
    double low = Arrays.stream(shown).filter(fits).min().orElse(axis.log() ? 0.1 : 0);
    double high = Arrays.stream(shown).filter(fits).max().orElse(1);
    if (axis.log()) {
      low /= 1.4;
      high *= 1.4;
    } else {
      double margin = high > low ? 0.05 * (high - low) : Math.max(0.5 * Math.abs(high), 0.5);
      low = low == 0 ? 0 : low - margin;
      high = high == 0 ? 0 : high + margin;
    }
    low = Double.isNaN(axis.low()) ? low : axis.low();
    high = Double.isNaN(axis.high()) ? high : axis.high();
    if (low >= high) {
      // One limit is set and the data lie beyond it: keep it and open a range on the other side.
      boolean lowSet = !Double.isNaN(axis.low());
      double width = axis.log() ? 10 : 1;
      high = lowSet ? (axis.log() ? low * width : low + width) : high;
      low = lowSet ? low : axis.log() ? high / width : high - width;
    }
    return new Scale(low, high, axis.log(), from, to);
  }

  /**
   * The same stretch with the data taking {@code share} of it from below and the rest left free.
   */
  Scale withHeadroom(double share) {
    double top = log ? low * Math.pow(high / low, 1 / share) : low + (high - low) / share;
    return new Scale(low, top, log, from, to);
  }

  /**
   * Place of a number on the page. A number that a logarithmic scale cannot show lies far below the
   * lower limit.
   */
  double at(double value) {
    double part = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    // Renderers overflow on huge coordinates; five frames away is as invisible.
    return from + Math.clamp(Double.isNaN(part) ? -5 : part, -5, 6) * (to - from);
  }
}
