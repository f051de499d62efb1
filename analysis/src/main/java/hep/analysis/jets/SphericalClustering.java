package hep.analysis.jets;

/**
 * The e+e- algorithms in O(n^2): as {@link PlainClustering}, with 2 (1 - cos theta) as distance,
 * computed from the difference of the unit vectors so that small angles keep their digits.
 */
final class SphericalClustering {
  private final History history;

  /** Neighbours further than this do not count. */
  private final double limit;

  /** What turns distance times momentum factor into d. */
  private final double scale;

  private final int[] node;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final double[] factor;
  private final int[] neighbour;
  private final double[] distance;
  private int active;

  SphericalClustering(History history, JetDefinition definition) {
    this.history = history;
    if (definition.measure() == JetDefinition.Measure.DURHAM) {
      // Above the largest distance, 4, so only the last jet meets the beam; FastJet writes 16 E^2.
      limit = 16.0;
      scale = 1.0;
    } else {
      double radius = definition.radius();
      limit = 2.0 * (radius > Math.PI ? 3.0 + Math.cos(radius) : 1.0 - Math.cos(radius));
      scale = 1.0 / limit;
    }
    int n = history.particles;
    node = new int[n];
    x = new double[n];
    y = new double[n];
    z = new double[n];
    factor = new double[n];
    neighbour = new int[n];
    distance = new double[n];
  }

  void run() {
    active = history.particles;
    for (int i = 0; i < active; i++) {
      place(i, i);
    }
    for (int i = 0; i < active; i++) {
      find(i);
    }
    while (active > 0) {
      step();
    }
  }

  private void place(int slot, int content) {
    node[slot] = content;
    double px = history.px[content];
    double py = history.py[content];
    double pz = history.pz[content];
    double p = Math.sqrt(px * px + py * py + pz * pz);
    // A particle at rest points along the beam.
    x[slot] = p == 0.0 ? 0.0 : px / p;
    y[slot] = p == 0.0 ? 0.0 : py / p;
    z[slot] = p == 0.0 ? 1.0 : pz / p;
    factor[slot] = history.power(history.e[content] * history.e[content]);
  }

  private double between(int i, int j) {
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    double dz = z[i] - z[j];
    return dx * dx + dy * dy + dz * dz;
  }

  private void find(int i) {
    double best = limit;
    int bestAt = -1;
    for (int j = 0; j < active; j++) {
      double dist = between(i, j);
      if (dist < best && j != i) {
        best = dist;
        bestAt = j;
        if (dist == 0.0) { // none is nearer; of many identical particles not all are looked at
          break;
        }
      }
    }
    distance[i] = best;
    neighbour[i] = bestAt;
  }

  private double d(int i) {
    int j = neighbour[i];
    return distance[i] * (j >= 0 ? Math.min(factor[i], factor[j]) : factor[i]);
  }

  private void step() {
    int at = 0;
    double least = d(0);
    for (int i = 1; i < active; i++) {
      double candidate = d(i);
      if (candidate < least) {
        least = candidate;
        at = i;
      }
    }
    int partner = neighbour[at];
    int kept = -1;
    int gone = at;
    if (partner < 0) {
      history.finish(node[at], least * scale);
    } else {
      kept = Math.min(at, partner);
      gone = Math.max(at, partner);
      place(kept, history.join(node[kept], node[gone], least * scale));
    }
    active--;
    move(active, gone);
    for (int i = 0; i < active; i++) {
      int old = neighbour[i];
      if (i == kept || old == gone || (kept >= 0 && old == kept)) {
        find(i);
        continue;
      }
      if (old == active) {
        neighbour[i] = gone;
      }
      if (kept >= 0) {
        double dist = between(i, kept);
        if (dist < distance[i]) {
          distance[i] = dist;
          neighbour[i] = kept;
        }
      }
    }
  }

  private void move(int from, int to) {
    node[to] = node[from];
    x[to] = x[from];
    y[to] = y[from];
    z[to] = z[from];
    factor[to] = factor[from];
    neighbour[to] = neighbour[from];
    distance[to] = distance[from];
  }
}
