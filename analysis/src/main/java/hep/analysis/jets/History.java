package hep.analysis.jets;

import java.util.Arrays;

/**
 * The record of a clustering while it runs: nodes 0 to n-1 are the particles, then one node a step.
 * A step joins two nodes, or declares one a jet (its second parent is the beam and its content that
 * of the first), so n particles always make 2n nodes.
 */
final class History {
  static final int BEAM = -1;
  static final int NONE = -2;

  final int particles;
  final double[] px;
  final double[] py;
  final double[] pz;
  final double[] e;
  final int[] parent1;
  final int[] parent2;
  final int[] child;
  final double[] d;
  private final JetDefinition definition;
  private int size;

  History(Particles input, JetDefinition definition) {
    this.definition = definition;
    particles = input.size();
    size = particles;
    int nodes = 2 * particles;
    px = Arrays.copyOf(input.px, nodes);
    py = Arrays.copyOf(input.py, nodes);
    pz = Arrays.copyOf(input.pz, nodes);
    e = Arrays.copyOf(input.e, nodes);
    parent1 = new int[nodes];
    parent2 = new int[nodes];
    child = new int[nodes];
    Arrays.fill(parent1, 0, particles, NONE);
    Arrays.fill(parent2, 0, particles, NONE);
    Arrays.fill(child, NONE);
    d = new double[nodes];
  }

  /** Joins two nodes at distance {@code distance}; returns the new node. */
  int join(int first, int second, double distance) {
    int a = Math.min(first, second);
    int b = Math.max(first, second);
    int node = step(a, b, distance);
    if (definition.recombination() == Recombination.E_SCHEME) {
      add(node, a, b);
    } else {
      joinWinnerTakesAll(node, a, b);
    }
    child[b] = node;
    return node;
  }

  /** Declares a node a jet. */
  void finish(int jet, double distance) {
    int node = step(jet, BEAM, distance);
    px[node] = px[jet];
    py[node] = py[jet];
    pz[node] = pz[jet];
    e[node] = e[jet];
  }

  private int step(int a, int b, double distance) {
    int node = size++;
    parent1[node] = a;
    parent2[node] = b;
    child[a] = node;
    d[node] = distance;
    return node;
  }

  private void add(int node, int a, int b) {
    px[node] = px[a] + px[b];
    py[node] = py[a] + py[b];
    pz[node] = pz[a] + pz[b];
    e[node] = e[a] + e[b];
  }

  private void joinWinnerTakesAll(int node, int a, int b) {
    boolean pp = definition.measure() == JetDefinition.Measure.PP;
    double sizeA = pp ? Math.sqrt(pt2(a)) : Math.sqrt(pt2(a) + pz[a] * pz[a]);
    double sizeB = pp ? Math.sqrt(pt2(b)) : Math.sqrt(pt2(b) + pz[b] * pz[b]);
    int winner = sizeA >= sizeB ? a : b;
    double winnerSize = Math.max(sizeA, sizeB);
    if (winnerSize == 0.0) {
      // Neither has a direction to take.
      add(node, a, b);
      return;
    }
    double scale = (sizeA + sizeB) / winnerSize;
    double longitudinal = pz[winner];
    double m2 =
        Math.max(0.0, (e[winner] + longitudinal) * (e[winner] - longitudinal) - pt2(winner));
    px[node] = scale * px[winner];
    py[node] = scale * py[winner];
    if (pp) {
      // The same mass and rapidity at a larger pT: E and pz grow as the transverse mass does.
      double growth = Math.sqrt((pt2(node) + m2) / (pt2(winner) + m2));
      pz[node] = growth * longitudinal;
      e[node] = Math.sqrt(pt2(node) + m2 + pz[node] * pz[node]);
    } else {
      pz[node] = scale * longitudinal;
      e[node] = Math.sqrt(pt2(node) + pz[node] * pz[node] + m2);
    }
  }

  double pt2(int node) {
    return px[node] * px[node] + py[node] * py[node];
  }

  double rapidity(int node) {
    return Kinematics.rapidity(pt2(node), pz[node], e[node]);
  }

  double phi(int node) {
    return Kinematics.phi(px[node], py[node]);
  }

  /** pT^2p or its cap, for the pp measure. */
  double factor(int node) {
    return power(pt2(node));
  }

  /**
   * Momentum scale squared to the power p; capped where 0 to a negative power would be infinite.
   */
  double power(double scale2) {
    double p = definition.p();
    if (p == 0.0) {
      return 1.0;
    }
    if (p == 1.0) {
      return scale2;
    }
    double safe = p < 0.0 ? Math.max(scale2, 1e-300) : scale2;
    double value = p == -1.0 ? 1.0 / safe : Math.pow(safe, p);
    return Math.min(value, 1e300);
  }
}
