package hep.analysis.energyflow;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Neutral energies by one method.
 *
 * @param name in the figures
 * @param title in plots
 * @param energies of the judged events in GeV, times one factor that makes the median response of
 *     the learned events 1
 * @param shares by judged event, layer and cell; empty where the method gives none
 * @param factor that the energies were divided by
 */
record FlowAnswers(
    String name, String title, double[] energies, float[][][] shares, double factor) {
  /** By a network. */
  static FlowAnswers of(
      FlowNetwork network,
      OverlapSample sample,
      int[] learned,
      OverlapSample judged,
      int[] judging,
      int threads) {
    float[][][] ofLearned = network.shares(sample, learned, threads);
    double[] known = new double[learned.length];
    Arrays.setAll(known, i -> sample.neutralGeV(learned[i], ofLearned[i]));
    float[][][] shares = network.shares(judged, judging, threads);
    double[] energies = new double[judging.length];
    Arrays.setAll(energies, i -> judged.neutralGeV(judging[i], shares[i]));
    double factor = factor(known, sample, learned);
    return new FlowAnswers("net", "U-Net", scaled(energies, factor), shares, factor);
  }

  /** By taking the expected energy from rings round the track. */
  static FlowAnswers ofRings(
      TrackTemplate template,
      OverlapSample sample,
      int[] learned,
      OverlapSample judged,
      int[] judging) {
    double[] known = each(learned, i -> sample.neutralGeV(i, template.shares(sample, i)));
    float[][][] shares =
        Arrays.stream(judging)
            .parallel()
            .mapToObj(i -> template.shares(judged, i))
            .toArray(float[][][]::new);
    double[] energies = new double[judging.length];
    Arrays.setAll(energies, i -> judged.neutralGeV(judging[i], shares[i]));
    double factor = factor(known, sample, learned);
    return new FlowAnswers(
        "rings", "Subtraction by rings", scaled(energies, factor), shares, factor);
  }

  /** By taking the expected energy from the sum of all cells. */
  static FlowAnswers ofSums(
      TrackTemplate template,
      OverlapSample sample,
      int[] learned,
      OverlapSample judged,
      int[] judging) {
    double[] known = each(learned, i -> left(template, sample, i));
    double[] energies = each(judging, i -> left(template, judged, i));
    double factor = factor(known, sample, learned);
    return new FlowAnswers(
        "sum", "Sum less expected", scaled(energies, factor), new float[0][][], factor);
  }

  private static double left(TrackTemplate template, OverlapSample sample, int event) {
    return Math.max(0, sample.totalGeV(event) - template.expectedGeV(sample, event));
  }

  private static double[] each(int[] events, IntToDoubleFunction value) {
    return Arrays.stream(events).parallel().mapToDouble(value).toArray();
  }

  /** What brings the median of energies over true ones to 1. */
  private static double factor(double[] known, OverlapSample sample, int[] learned) {
    double[] ratios = new double[learned.length];
    Arrays.setAll(ratios, i -> known[i] / sample.pion()[0][learned[i]]);
    Arrays.sort(ratios);
    double median = ratios[ratios.length / 2];
    return median > 0 ? median : 1;
  }

  private static double[] scaled(double[] energies, double factor) {
    return Arrays.stream(energies).map(e -> e / factor).toArray();
  }
}
