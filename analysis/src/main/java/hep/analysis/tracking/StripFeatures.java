package hep.analysis.tracking;

import hep.learners.Tape;
import hep.learners.Var;

/**
 * What networks are told of a strip: for each layer its charge, and the logarithm of the charge and
 * the centre of charge, relative to the strip, in three windows about it. Of the hidden layer they
 * are told where the straight line through the others passes.
 */
final class StripFeatures {
  /** Strips on each side of one in its windows. */
  private static final int[] REACHES = {3, 6, 10};

  /** Numbers a layer: the charge, two a window, and the mark of the hidden one. */
  private static final int OF_LAYER = 2 + 2 * REACHES.length;

  /** Beyond this distance, in strips, it only counts on which side the line passes. */
  private static final double FAR = 4;

  /** No layer is hidden. */
  static final int NONE = -1;

  private StripFeatures() {}

  static int channels(int layers) {
    return OF_LAYER * layers;
  }

  /** Events x strips x channels; the hidden layer of each event is empty. */
  static Var of(Tape tape, HitSample sample, LineGuesses guesses, int[] events, int[] hidden) {
    int channels = channels(sample.layers());
    Var y = tape.zeros(events.length, sample.strips(), channels);
    double[] sums = new double[sample.strips() + 1];
    double[] moments = new double[sample.strips() + 1];
    for (int i = 0; i < events.length; i++) {
      int to = y.start() + i * sample.strips() * channels;
      for (int layer = 0; layer < sample.layers(); layer++) {
        if (layer == hidden[i]) {
          double place = guesses.place()[events[i] * sample.layers() + layer];
          for (int strip = 0; strip < sample.strips(); strip++) {
            int at = to + strip * channels + OF_LAYER * layer;
            double distance = place - strip - 0.5;
            y.data()[at] = (float) Math.clamp(distance, -FAR, FAR);
            y.data()[at + 1] = (float) Math.exp(-distance * distance / 2);
            y.data()[at + OF_LAYER - 1] = 1;
          }
          continue;
        }
        int from = (events[i] * sample.layers() + layer) * sample.strips();
        for (int strip = 0; strip < sample.strips(); strip++) {
          double charge = sample.charge()[from + strip];
          sums[strip + 1] = sums[strip] + charge;
          moments[strip + 1] = moments[strip] + charge * strip;
        }
        for (int strip = 0; strip < sample.strips(); strip++) {
          int at = to + strip * channels + OF_LAYER * layer;
          y.data()[at] = sample.charge()[from + strip];
          for (int w = 0; w < REACHES.length; w++) {
            window(sums, moments, strip, REACHES[w], y.data(), at + 1 + 2 * w);
          }
        }
      }
    }
    return y;
  }

  private static void window(
      double[] sums, double[] moments, int strip, int reach, float[] out, int at) {
    int from = Math.max(0, strip - reach);
    int to = Math.min(sums.length - 1, strip + reach + 1);
    double charge = sums[to] - sums[from];
    if (charge > 1e-6) {
      out[at] = (float) Math.log1p(10 * charge);
      out[at + 1] = (float) ((moments[to] - moments[from]) / charge - strip);
    }
  }
}
