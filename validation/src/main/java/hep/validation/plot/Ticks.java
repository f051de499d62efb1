package hep.validation.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis carries ticks.
 *
 * @param major places of the long ticks
 * @param labels markup drawn at each long tick, empty for none
 * @param minor places of the short ticks
 * @param power markup of a common factor such as ×10^{3}, empty for none
 */
record Ticks(double[] major, List<String> labels, double[] minor, String power) {

  static Ticks of(Scale scale, int atMost) {
    return scale.log()
        ? logarithmic(scale.low(), scale.high(), atMost)
        : linear(scale.low(), scale.high(), atMost);
  }

  /** Steps of 1, 2, 2.5 or 5 times a power of ten, as fine as {@code atMost} labels allow. */
  static Ticks linear(double low, double high, int atMost) {
    double decade = Math.pow(10, Math.floor(Math.log10((high - low) / atMost)));
    double[] factors = {1, 2, 2.5, 5, 10, 20};
    int[] parts = {5, 4, 5, 5, 5, 4};
    int choice = 0;
    while (choice < factors.length - 1 && count(low, high, factors[choice] * decade) > atMost) {
      choice++;
    }
    double step = factors[choice] * decade;
    double[] major = multiples(low, high, step);
    int power = commonPower(Math.max(Math.abs(low), Math.abs(high)));
    int decimals =
        Math.max(
            0,
            (int) Math.ceil(-Math.log10(step) - 1e-9) + power + (factors[choice] == 2.5 ? 1 : 0));
    List<String> labels = new ArrayList<>();
    for (double value : major) {
      labels.add(number(value / Math.pow(10, power), decimals));
    }
    return new Ticks(
        major,
        labels,
        multiples(low, high, step / parts[choice]),
        power == 0 ? "" : "×10^{" + minus(power) + "}");
  }

  /** A long tick at every decade; where few decades show, labels at 2 and 5 too. */
  static Ticks logarithmic(double low, double high, int atMost) {
    int first = (int) Math.ceil(Math.log10(low) - 1e-9);
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    int skip = Math.max(1, Math.ceilDiv(last - first + 1, atMost));
    boolean dense = last - first < 1;
    List<Double> major = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<Double> minor = new ArrayList<>();
    for (int decade = first - 1; decade <= last; decade++) {
      for (int digit = 1; digit < 10; digit++) {
        double value = new BigDecimal(digit).scaleByPowerOfTen(decade).doubleValue();
        if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) {
          continue;
        }
        if (digit == 1) {
          major.add(value);
          labels.add((decade - first) % skip == 0 ? decade(decade) : "");
        } else if (dense && (digit == 2 || digit == 5)) {
          major.add(value);
          labels.add(
              Math.abs(decade) > 3
                  ? digit + "×" + decade(decade)
                  : number(value, Math.max(0, -decade)));
        } else if (skip == 1) {
          minor.add(value);
        }
      }
    }
    return new Ticks(toArray(major), labels, toArray(minor), "");
  }

  /** Middle of every category. */
  static Ticks categories(List<String> names) {
    double[] middle = new double[names.size()];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = i + 0.5;
    }
    return new Ticks(middle, names, new double[0], "");
  }

  private static String decade(int power) {
    return switch (power) {
      case 0 -> "1";
      case 1 -> "10";
      default -> "10^{" + minus(power) + "}";
    };
  }

  private static int commonPower(double largest) {
    int power = (int) Math.floor(Math.log10(largest) + 1e-9);
    return power >= 5 || power <= -4 ? power : 0;
  }

  private static String number(double value, int decimals) {
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    String text =
        (rounded.signum() == 0 ? BigDecimal.ZERO.setScale(decimals) : rounded).toPlainString();
    return text.replace('-', '−');
  }

  private static String minus(int power) {
    return Integer.toString(power).replace('-', '−');
  }

  private static long count(double low, double high, double step) {
    return (long) (Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9)) + 1;
  }

  private static double[] multiples(double low, double high, double step) {
    double[] values = new double[(int) Math.max(0, count(low, high, step))];
    double first = Math.ceil(low / step - 1e-9);
    for (int i = 0; i < values.length; i++) {
      values[i] = (first + i) * step;
    }
    return values;
  }

  private static double[] toArray(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }
}
