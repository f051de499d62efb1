package hep.analysis.features;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Jets with their tracks as a set: jet i owns the tracks {@code offsets[i]} to {@code offsets[i +
 * 1] - 1}.
 *
 * @param jets columns of the jets, by branch name
 * @param offsets one more than there are jets, from 0, never falling
 * @param tracks columns of the tracks, by branch name
 * @param flavours 5, 4 or 0 a jet; empty where the file has no labels
 * @param weights one a jet
 */
public record JetSample(
    Observables jets, int[] offsets, Observables tracks, int[] flavours, double[] weights) {
  /** Checks the lengths. */
  public JetSample {
    int size = offsets.length - 1;
    if (jets.entries() != size
        || weights.length != size
        || (flavours.length != 0 && flavours.length != size)) {
      throw new IllegalArgumentException(
          "a sample of "
              + size
              + " jets with "
              + jets.entries()
              + " values and "
              + weights.length
              + " weights");
    }
    if (tracks.entries() != offsets[size]) {
      throw new IllegalArgumentException(
          tracks.entries() + " tracks, but the offsets end at " + offsets[size]);
    }
  }

  /** Number of jets. */
  public int size() {
    return offsets.length - 1;
  }

  /** Number of tracks of a jet. */
  public int tracks(int jet) {
    return offsets[jet + 1] - offsets[jet];
  }

  /** The chosen jets, in this order. */
  public JetSample only(int... chosen) {
    int[] fewer = new int[chosen.length + 1];
    for (int i = 0; i < chosen.length; i++) {
      fewer[i + 1] = fewer[i] + tracks(chosen[i]);
    }
    int[] kept = new int[fewer[chosen.length]];
    for (int i = 0; i < chosen.length; i++) {
      for (int k = 0; k < tracks(chosen[i]); k++) {
        kept[fewer[i] + k] = offsets[chosen[i]] + k;
      }
    }
    int[] labels =
        flavours.length == 0 ? flavours : Arrays.stream(chosen).map(i -> flavours[i]).toArray();
    double[] fewerWeights = Arrays.stream(chosen).mapToDouble(i -> weights[i]).toArray();
    return new JetSample(jets.only(chosen), fewer, tracks.only(kept), labels, fewerWeights);
  }

  /**
   * The jets with at most so many of their tracks, those of the largest importance first.
   *
   * @param importance one a track
   */
  public JetSample leadingTracks(int most, double... importance) {
    int[] fewer = new int[size() + 1];
    for (int jet = 0; jet < size(); jet++) {
      fewer[jet + 1] = fewer[jet] + Math.min(most, tracks(jet));
    }
    int[] kept = new int[fewer[size()]];
    for (int jet = 0; jet < size(); jet++) {
      int[] order =
          IntStream.range(offsets[jet], offsets[jet + 1])
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -importance[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(order, 0, kept, fewer[jet], fewer[jet + 1] - fewer[jet]);
    }
    return new JetSample(jets, fewer, tracks.only(kept), flavours, weights);
  }
}
