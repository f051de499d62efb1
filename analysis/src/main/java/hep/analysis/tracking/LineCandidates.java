package hep.analysis.tracking;

import hep.analysis.tracking.StripPeaks.Peak;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Straight lines through one peak, or none, of each layer, the best {@value #MOST} of each event
 * for every layer that may be hidden and for none: networks choose among them and correct them.
 *
 * @param layers of the chamber
 * @param count how many there are; by event and hidden layer, where the last of {@code layers + 1}
 *     is none
 * @param place where each passes the hidden layer, in strips
 * @param features numbers of each
 */
record LineCandidates(int layers, int[] count, float[] place, float[] features) {
  /** Lines of an event. */
  static final int MOST = 10;

  /** Numbers a layer: whether it is hidden, whether it is used, and what its peak looks like. */
  private static final int OF_LAYER = 8;

  private static final int OF_LINE = 5;
  private static final double LEFT_OUT = 1;
  private static final double STEEPEST_SLOPE = 0.65;
  private static final double FAR = 5;

  static int columns(int layers) {
    return OF_LAYER * layers + OF_LINE;
  }

  static LineCandidates of(HitSample sample) {
    int cases = sample.layers() + 1;
    int columns = columns(sample.layers());
    int[] count = new int[sample.size() * cases];
    float[] place = new float[count.length * MOST];
    float[] features = new float[place.length * columns];
    IntStream.range(0, sample.size())
        .parallel()
        .forEach(event -> {
          List<List<Peak>> peaks = new ArrayList<>();
          for (int layer = 0; layer < sample.layers(); layer++) {
            peaks.add(StripPeaks.of(sample, event, layer));
          }
          for (int hidden = 0; hidden < cases; hidden++) {
            int at = event * cases + hidden;
            List<Line> lines = new Search(sample, peaks, hidden).lines();
            count[at] = lines.size();
            Arrays.fill(place, at * MOST, (at + 1) * MOST, sample.strips() / 2f);
            for (int k = 0; k < lines.size(); k++) {
              place[at * MOST + k] = (float) lines.get(k).at(hidden);
              lines
                  .get(k)
                  .fill(
                      peaks, hidden, k, lines.getFirst().cost, features, (at * MOST + k) * columns);
            }
          }
        });
    return new LineCandidates(sample.layers(), count, place, features);
  }

  /** Number of an event with a layer hidden; {@code layers} for none. */
  int index(int event, int hidden) {
    return event * (layers + 1) + hidden;
  }

  /**
   * A line.
   *
   * @param chosen number of the peak of each layer, -1 for none
   * @param start its place in layer 0, in strips
   * @param slope strips a layer
   * @param cost squared distances of the peaks, and as if one strip for each layer left out
   */
  private record Line(int[] chosen, double start, double slope, double cost) {
    double at(int layer) {
      return start + slope * layer;
    }

    void fill(List<List<Peak>> peaks, int hidden, int rank, double least, float[] out, int from) {
      int at = from;
      for (int layer = 0; layer < chosen.length; layer++) {
        int to = at + OF_LAYER;
        if (layer == hidden) {
          out[at] = 1;
        } else if (chosen[layer] >= 0) {
          Peak peak = peaks.get(layer).get(chosen[layer]);
          out[at + 1] = 1;
          out[at + 2] = (float) (peak.place() - at(layer));
          out[at + 3] = (float) Math.log(peak.charge() + 0.01);
          out[at + 4] = (float) Math.clamp(peak.offset(), -FAR, FAR);
          out[at + 5] = (float) peak.sharp();
          out[at + 6] = (float) (peak.width() - 1);
          out[at + 7] = peak.strips() / 10f;
        } else {
          double nearest = FAR;
          for (Peak peak : peaks.get(layer)) {
            double away = peak.place() - at(layer);
            nearest = Math.abs(away) < Math.abs(nearest) ? away : nearest;
          }
          out[at + 2] = (float) (nearest / FAR);
          out[at + 7] = peaks.get(layer).size() / 10f;
        }
        at = to;
      }
      double there = at(hidden);
      out[at] = (float) (slope / 2);
      out[at + 1] = (float) Math.log(cost + 1e-3);
      out[at + 2] = (float) Math.min(FAR, cost - least);
      out[at + 3] = (float) (there - Math.floor(there) - 0.5);
      out[at + 4] = rank / (float) MOST;
    }
  }

  /** Goes through the choices of one peak or none a layer. */
  private static final class Search {
    private final HitSample sample;
    private final List<List<Peak>> peaks;
    private final int hidden;
    private final int[] chosen;
    private final List<Line> found = new ArrayList<>();

    Search(HitSample sample, List<List<Peak>> peaks, int hidden) {
      this.sample = sample;
      this.peaks = peaks;
      this.hidden = hidden;
      this.chosen = new int[sample.layers()];
    }

    List<Line> lines() {
      choose(0);
      found.sort(Comparator.comparingDouble(Line::cost));
      return found.subList(0, Math.min(MOST, found.size()));
    }

    private void choose(int layer) {
      if (layer == chosen.length) {
        judge();
        return;
      }
      chosen[layer] = -1;
      choose(layer + 1);
      for (int k = 0; layer != hidden && k < peaks.get(layer).size(); k++) {
        chosen[layer] = k;
        choose(layer + 1);
      }
      chosen[layer] = -1;
    }

    private void judge() {
      int used = 0;
      double meanZ = 0;
      double meanX = 0;
      for (int layer = 0; layer < chosen.length; layer++) {
        if (chosen[layer] >= 0) {
          used++;
          meanZ += layer;
          meanX += peaks.get(layer).get(chosen[layer]).place();
        }
      }
      if (used < 2) {
        return;
      }
      meanZ /= used;
      meanX /= used;
      double szz = 0;
      double szx = 0;
      for (int layer = 0; layer < chosen.length; layer++) {
        if (chosen[layer] >= 0) {
          double z = layer - meanZ;
          szz += z * z;
          szx += z * (peaks.get(layer).get(chosen[layer]).place() - meanX);
        }
      }
      double slope = szx / szz;
      if (Math.abs(slope) * sample.pitchMm() > STEEPEST_SLOPE * sample.spacingMm()) {
        return;
      }
      int most = hidden < chosen.length ? chosen.length - 1 : chosen.length;
      double cost = (most - used) * LEFT_OUT * LEFT_OUT;
      for (int layer = 0; layer < chosen.length; layer++) {
        if (chosen[layer] >= 0) {
          double away =
              peaks.get(layer).get(chosen[layer]).place() - meanX - slope * (layer - meanZ);
          cost += away * away;
        }
      }
      found.add(new Line(chosen.clone(), meanX - slope * meanZ, slope, cost));
    }
  }
}
