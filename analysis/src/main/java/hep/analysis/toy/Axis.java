package hep.analysis.toy;

import java.util.List;

/** A jet's momentum and its direction. */
record Axis(Momentum momentum, double eta, double phi) {
  /** Tracks, clusters and particles belong to the nearest jet within this distance. */
  static final double RADIUS = 0.4;

  static Axis of(Momentum momentum) {
    return new Axis(momentum, momentum.eta(), momentum.phi());
  }

  /** Number of the nearest axis within {@code radius}, or -1. */
  static int nearest(List<Axis> axes, double eta, double phi, double radius) {
    int nearest = -1;
    double closest = radius * radius;
    for (int i = 0; i < axes.size(); i++) {
      double deltaEta = eta - axes.get(i).eta;
      double deltaPhi = Momentum.deltaPhi(phi, axes.get(i).phi);
      double distance = deltaEta * deltaEta + deltaPhi * deltaPhi;
      if (distance < closest) {
        closest = distance;
        nearest = i;
      }
    }
    return nearest;
  }
}
