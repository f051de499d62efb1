package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings the median of a predicted energy to the true one at every true energy, by numerical
 * inversion: medians of the prediction in windows of the truth, joined by straight lines in the
 * logarithms. A regression to a mean draws energies towards the middle of its training sample; this
 * undoes it.
 *
 * @param given logarithms of the median predictions, rising
 * @param wanted logarithms of the true energies
 */
record Closure(double[] given, double[] wanted) {
  /** No correction. */
  static final Closure NONE = new Closure(new double[0], new double[0]);

  private static final int LEAST_A_WINDOW = 60;
  private static final int WINDOWS = 12;
  private static final double LEAST = 1e-9;
  private static final int POINTS = 100;

  /**
   * From objects whose truth is known.
   *
   * @param predicted the same way as what will be corrected
   */
  static Closure fit(double[] predicted, double[] truth) {
    int[] order =
        IntStream.range(0, truth.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> truth[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] lnTruth = Arrays.stream(order).mapToDouble(i -> Math.log(truth[i])).toArray();
    double[] shift =
        IntStream.range(0, order.length)
            .mapToDouble(i -> Math.log(Math.max(LEAST, predicted[order[i]])) - lnTruth[i])
            .toArray();
    int size = Math.min(order.length, Math.max(LEAST_A_WINDOW, order.length / WINDOWS));
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k <= POINTS; k++) {
      int middle = (int) ((long) k * (order.length - 1) / POINTS);
      int from = Math.clamp(middle - size / 2, 0, order.length - size);
      double given = lnTruth[middle] + atMiddle(lnTruth, shift, from, from + size, middle);
      if (points.isEmpty()
          || (given > points.getLast()[0] && lnTruth[middle] > points.getLast()[1])) {
        points.add(new double[] {given, lnTruth[middle]});
      }
    }
    return new Closure(
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray());
  }

  /** The median of a window, with a straight line through it taken out. */
  private static double atMiddle(double[] x, double[] y, int from, int to, int middle) {
    double meanX = 0;
    double meanY = 0;
    for (int i = from; i < to; i++) {
      meanX += x[i] / (to - from);
      meanY += y[i] / (to - from);
    }
    double xx = 0;
    double xy = 0;
    for (int i = from; i < to; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = xx > 0 ? xy / xx : 0;
    double[] flat =
        IntStream.range(from, to).mapToDouble(i -> y[i] - slope * (x[i] - x[middle])).toArray();
    Arrays.sort(flat);
    return (flat[flat.length / 2] + flat[(flat.length - 1) / 2]) / 2;
  }

  /** The corrected energies; beyond the outer windows their factor stays. */
  double[] of(double... predicted) {
    if (given.length == 0) {
      return predicted;
    }
    return Arrays.stream(predicted)
        .map(energy -> Math.exp(moved(Math.log(Math.max(LEAST, energy)))))
        .toArray();
  }

  /** For a model file: two rows. */
  Tensor tensor() {
    Tensor tensor = Tensor.zeros(2, given.length);
    for (int i = 0; i < given.length; i++) {
      tensor.data()[i] = (float) given[i];
      tensor.data()[given.length + i] = (float) wanted[i];
    }
    return tensor;
  }

  /**
   * From a model file; rounded to float.
   *
   * @throws InputException where the logarithms of the predictions do not rise
   */
  static Closure of(Tensor tensor) {
    int points = tensor.data().length / 2;
    double[] given = new double[points];
    double[] wanted = new double[points];
    for (int i = 0; i < points; i++) {
      given[i] = tensor.data()[i];
      wanted[i] = tensor.data()[points + i];
      if (i > 0 && given[i] < given[i - 1]) {
        throw new InputException("the model's closure does not rise at point " + i);
      }
    }
    return new Closure(given, wanted);
  }

  /** Corrects logarithms of energies: straight lines are sums of half lines. */
  Var moved(Var lnEnergy) {
    int points = given.length;
    if (points == 0) {
      return lnEnergy;
    }
    Tensor row = Tensor.zeros(1, points);
    Tensor bends = Tensor.zeros(points, 1);
    double slope = 1;
    for (int k = 0; k < points; k++) {
      double next =
          k + 1 < points && given[k + 1] > given[k]
              ? (wanted[k + 1] - wanted[k]) / (given[k + 1] - given[k])
              : 1;
      row.data()[k] = (float) given[k];
      bends.data()[k] = (float) (next - slope);
      slope = next;
    }
    Tensor ones = Tensor.zeros(1, points);
    Arrays.fill(ones.data(), 1);
    Tape tape = lnEnergy.tape();
    Var beyond = lnEnergy.matmul(tape.constant(ones)).minus(tape.constant(row)).relu();
    return lnEnergy.plus((float) (wanted[0] - given[0])).plus(beyond.matmul(tape.constant(bends)));
  }

  private double moved(double lnEnergy) {
    int last = given.length - 1;
    if (lnEnergy <= given[0]) {
      return lnEnergy + wanted[0] - given[0];
    }
    if (lnEnergy >= given[last]) {
      return lnEnergy + wanted[last] - given[last];
    }
    int found = Arrays.binarySearch(given, lnEnergy);
    int next = found >= 0 ? Math.max(1, found) : -found - 1;
    double part = (lnEnergy - given[next - 1]) / (given[next] - given[next - 1]);
    return wanted[next - 1] + part * (wanted[next] - wanted[next - 1]);
  }
}
