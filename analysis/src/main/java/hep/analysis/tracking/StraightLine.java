package hep.analysis.tracking;

import java.util.ArrayList;
import java.util.List;

/**
 * What is done without a network: strips next to each other make clusters, and a straight line goes
 * through one cluster a layer. Of all choices of clusters, the one whose clusters lie closest to
 * the line is taken, where a layer left out counts like a cluster {@value #LEFT_OUT} strips away;
 * lines steeper than {@value #STEEPEST_SLOPE} are not tried.
 */
public final class StraightLine {
  private static final double STEEPEST_SLOPE = 0.65;

  private static final double LEFT_OUT = 1;

  /** Clusters of a layer that are tried, those with the largest charge. */
  private static final int MOST_CLUSTERS = 6;

  private final HitSample sample;

  /** Of the events of a sample. */
  public StraightLine(HitSample sample) {
    this.sample = sample;
  }

  /**
   * A run of strips.
   *
   * @param strip centre of charge, in strips from the edge of the first
   * @param charge its sum
   */
  public record Cluster(double strip, double charge) {}

  /** The clusters of a layer, largest charge first. */
  public List<Cluster> clusters(int event, int layer) {
    List<Cluster> found = new ArrayList<>();
    int from = (event * sample.layers() + layer) * sample.strips();
    double sum = 0;
    double moment = 0;
    for (int strip = 0; strip <= sample.strips(); strip++) {
      double charge = strip < sample.strips() ? sample.charge()[from + strip] : 0;
      if (charge > 0) {
        sum += charge;
        moment += charge * (strip + 0.5);
      } else if (sum > 0) {
        found.add(new Cluster(moment / sum, sum));
        sum = 0;
        moment = 0;
      }
    }
    found.sort((a, b) -> Double.compare(b.charge, a.charge));
    return found.subList(0, Math.min(MOST_CLUSTERS, found.size()));
  }

  /**
   * Where the line through the other layers passes a layer, in strips; the middle of the chamber
   * where they have fewer than two clusters.
   */
  public double predict(int event, int hidden) {
    Search search = new Search(hidden);
    for (int layer = 0; layer < sample.layers(); layer++) {
      search.layers.add(layer == hidden ? List.of() : clusters(event, layer));
    }
    search.choose(0);
    return search.best;
  }

  /**
   * How far the nearest cluster of a layer lies from the line through the others, at most, over all
   * layers: large where a hit is missing.
   */
  public double largestGap(int event) {
    double largest = 0;
    for (int layer = 0; layer < sample.layers(); layer++) {
      largest = Math.max(largest, gap(event, layer, predict(event, layer)));
    }
    return largest;
  }

  /** Distance of the nearest cluster of a layer from a place; all strips where there is none. */
  double gap(int event, int layer, double place) {
    return clusters(event, layer).stream()
        .mapToDouble(cluster -> Math.abs(cluster.strip - place))
        .min()
        .orElse(sample.strips());
  }

  /** Goes through the choices of one cluster or none a layer. */
  private final class Search {
    private final int hidden;
    private final List<List<Cluster>> layers = new ArrayList<>();
    private final double[] z = new double[sample.layers()];
    private final double[] x = new double[sample.layers()];
    private int chosen;
    private double least = Double.POSITIVE_INFINITY;
    private double best;

    Search(int hidden) {
      this.hidden = hidden;
      this.best = sample.strips() / 2.0;
    }

    void choose(int layer) {
      if (layer == layers.size()) {
        judge();
        return;
      }
      for (Cluster cluster : layers.get(layer)) {
        z[chosen] = layer;
        x[chosen] = cluster.strip;
        chosen++;
        choose(layer + 1);
        chosen--;
      }
      choose(layer + 1);
    }

    private void judge() {
      if (chosen < 2) {
        return;
      }
      double meanZ = 0;
      double meanX = 0;
      for (int i = 0; i < chosen; i++) {
        meanZ += z[i] / chosen;
        meanX += x[i] / chosen;
      }
      double szz = 0;
      double szx = 0;
      for (int i = 0; i < chosen; i++) {
        szz += (z[i] - meanZ) * (z[i] - meanZ);
        szx += (z[i] - meanZ) * (x[i] - meanX);
      }
      double slope = szx / szz;
      if (Math.abs(slope) * sample.pitchMm() > STEEPEST_SLOPE * sample.spacingMm()) {
        return;
      }
      double distance = (layers.size() - 1 - chosen) * LEFT_OUT * LEFT_OUT;
      for (int i = 0; i < chosen; i++) {
        double d = x[i] - meanX - slope * (z[i] - meanZ);
        distance += d * d;
      }
      if (distance < least) {
        least = distance;
        best = meanX + slope * (hidden - meanZ);
      }
    }
  }
}
