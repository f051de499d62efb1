package hep.analysis.jets;

/**
 * Generalised kt in O(n^2), for few particles: each remembers its geometric nearest neighbour
 * within R, since the smallest d_ij always joins a particle with that one (Cacciari and Salam,
 * hep-ph/0512210, section 2).
 */
final class PlainClustering {
  private final History history;
  private final double r2;
  private final int[] node;
  private final double[] rapidity;
  private final double[] phi;
  private final double[] factor;
  private final int[] neighbour;
  private final double[] distance;
  private final double[] d;
  private int active;

  PlainClustering(History history, double radius) {
    this.history = history;
    r2 = radius * radius;
    int n = history.particles;
    node = new int[n];
    rapidity = new double[n];
    phi = new double[n];
    factor = new double[n];
    neighbour = new int[n];
    distance = new double[n];
    d = new double[n];
  }

  void run() {
    active = history.particles;
    for (int i = 0; i < active; i++) {
      place(i, i);
      findAmongEarlier(i);
    }
    for (int i = 0; i < active; i++) {
      rank(i);
    }
    while (active > 0) {
      step();
    }
  }

  private void place(int slot, int content) {
    node[slot] = content;
    rapidity[slot] = history.rapidity(content);
    phi[slot] = history.phi(content);
    factor[slot] = history.factor(content);
  }

  private void findAmongEarlier(int i) {
    double best = r2;
    int bestAt = -1;
    double y = rapidity[i];
    double f = phi[i];
    for (int j = 0; j < i; j++) {
      double dist = Kinematics.deltaR2(y, f, rapidity[j], phi[j]);
      if (dist < best) {
        best = dist;
        bestAt = j;
      }
      if (dist < distance[j]) {
        distance[j] = dist;
        neighbour[j] = i;
      }
    }
    distance[i] = best;
    neighbour[i] = bestAt;
  }

  private void find(int i) {
    double best = r2;
    int bestAt = -1;
    double y = rapidity[i];
    double f = phi[i];
    for (int j = 0; j < active; j++) {
      double dist = Kinematics.deltaR2(y, f, rapidity[j], phi[j]);
      if (dist < best && j != i) {
        best = dist;
        bestAt = j;
      }
    }
    distance[i] = best;
    neighbour[i] = bestAt;
  }

  private void rank(int i) {
    int j = neighbour[i];
    double f = j >= 0 && factor[j] < factor[i] ? factor[j] : factor[i];
    d[i] = distance[i] * f;
  }

  private void step() {
    int at = 0;
    double least = d[0];
    for (int i = 1; i < active; i++) {
      if (d[i] < least) {
        least = d[i];
        at = i;
      }
    }
    int partner = neighbour[at];
    int gone = at;
    int kept = -1;
    if (partner >= 0) {
      kept = Math.min(at, partner);
      gone = Math.max(at, partner);
      place(kept, history.join(node[kept], node[gone], least / r2));
    } else {
      history.finish(node[at], least / r2);
    }
    active--;
    move(active, gone);
    update(kept, gone);
  }

  private void move(int from, int to) {
    node[to] = node[from];
    rapidity[to] = rapidity[from];
    phi[to] = phi[from];
    factor[to] = factor[from];
    neighbour[to] = neighbour[from];
    distance[to] = distance[from];
    d[to] = d[from];
  }

  /**
   * Mends the neighbours after slot {@code gone} took over the last slot and {@code kept} is new.
   */
  private void update(int kept, int gone) {
    int last = active;
    if (kept < 0) {
      for (int i = 0; i < active; i++) {
        if (neighbour[i] == gone) {
          find(i);
          rank(i);
        } else if (neighbour[i] == last) {
          neighbour[i] = gone;
        }
      }
      return;
    }
    double y = rapidity[kept];
    double f = phi[kept];
    double best = r2;
    int bestAt = -1;
    for (int i = 0; i < active; i++) {
      if (i == kept) {
        continue;
      }
      int old = neighbour[i];
      double dist = Kinematics.deltaR2(y, f, rapidity[i], phi[i]);
      if (dist < best) {
        best = dist;
        bestAt = i;
      }
      if (old == kept || old == gone) {
        find(i);
        rank(i);
      } else if (dist < distance[i]) {
        distance[i] = dist;
        neighbour[i] = kept;
        rank(i);
      } else if (old == last) {
        neighbour[i] = gone;
      }
    }
    distance[kept] = best;
    neighbour[kept] = bestAt;
    rank(kept);
  }
}
