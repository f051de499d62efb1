package hep.analysis.tracking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Hits of a layer as networks are told of them: the peaks of its charges. Strips next to each other
 * that hold charge are cut between two peaks where the charge falls below {@value #VALLEY} of the
 * lower one, so that overlapping hits keep a place each.
 */
final class StripPeaks {
  private static final double VALLEY = 0.75;
  private static final int REACH = 2;
  private static final double FURTHEST = 0.5;

  /** Peaks of a layer that are kept, those with the largest charge. */
  private static final int MOST = 5;

  private StripPeaks() {}

  /**
   * A peak; places count in strips from the edge of the first.
   *
   * @param place centre of charge of its strips; of the five about the highest where there are
   *     other peaks on the same run of strips
   * @param charge of these strips
   * @param offset how far the centre of charge of all strips of its run lies from that place
   * @param sharp how far the highest point of a Gaussian through the highest three strips lies
   * @param width root of the mean squared distance from the place
   * @param strips in its run
   */
  record Peak(double place, double charge, double offset, double sharp, double width, int strips) {}

  /** The peaks of a layer of an event, largest charge first. */
  static List<Peak> of(HitSample sample, int event, int layer) {
    int start = (event * sample.layers() + layer) * sample.strips();
    double[] charge = new double[sample.strips() + 2]; // an empty strip on either side
    for (int strip = 0; strip < sample.strips(); strip++) {
      charge[strip + 1] = sample.charge()[start + strip];
    }
    List<Peak> peaks = new ArrayList<>();
    for (int from = 1; from < charge.length; from++) {
      if (charge[from] > 0 && charge[from - 1] <= 0) {
        int to = from;
        while (charge[to] > 0) {
          to++;
        }
        run(charge, from, to, peaks);
      }
    }
    peaks.sort(Comparator.comparingDouble(Peak::charge).reversed());
    return peaks.subList(0, Math.min(MOST, peaks.size()));
  }

  private static void run(double[] charge, int from, int to, List<Peak> peaks) {
    List<Integer> tops = tops(charge, from, to);
    double[] whole = moments(charge, from, to);
    for (int top : tops) {
      double[] own =
          tops.size() == 1
              ? whole
              : moments(charge, Math.max(from, top - REACH), Math.min(to, top + REACH + 1));
      peaks.add(
          new Peak(
              own[1], own[0], whole[1] - own[1], highest(charge, top) - own[1], own[2], to - from));
    }
  }

  private static List<Integer> tops(double[] charge, int from, int to) {
    List<Integer> tops = new ArrayList<>();
    double lowest = 0;
    for (int strip = from; strip < to; strip++) {
      boolean rises = charge[strip] > charge[strip - 1] && charge[strip] >= charge[strip + 1];
      lowest = Math.min(lowest, charge[strip]);
      if (!rises) {
        continue;
      }
      int last = tops.isEmpty() ? -1 : tops.getLast();
      if (last < 0 || lowest < VALLEY * Math.min(charge[last], charge[strip])) {
        tops.add(strip);
        lowest = charge[strip];
      } else if (charge[strip] > charge[last]) {
        tops.set(tops.size() - 1, strip);
        lowest = charge[strip];
      }
    }
    return tops;
  }

  /** Charge, its centre and its width; strip s of the array has its middle at s − 0.5. */
  private static double[] moments(double[] charge, int from, int to) {
    double sum = 0;
    double moment = 0;
    double square = 0;
    for (int strip = from; strip < to; strip++) {
      sum += charge[strip];
      moment += charge[strip] * (strip - 0.5);
      square += charge[strip] * (strip - 0.5) * (strip - 0.5);
    }
    double place = moment / sum;
    return new double[] {sum, place, Math.sqrt(Math.max(0, square / sum - place * place))};
  }

  /** Where a Gaussian through three strips is highest, at most half a strip away. */
  private static double highest(double[] charge, int top) {
    double left = charge[top - 1];
    double right = charge[top + 1];
    double middle = top - 0.5;
    if (left <= 0 || right <= 0) {
      return middle;
    }
    double bend = Math.log(charge[top] * charge[top] / (left * right));
    double away = bend > 0 ? Math.log(right / left) / (2 * bend) : 0;
    return middle + Math.clamp(away, -FURTHEST, FURTHEST);
  }
}
