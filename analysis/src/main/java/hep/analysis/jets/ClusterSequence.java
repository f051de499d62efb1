package hep.analysis.jets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A clustering from its particles to its last step, as a binary tree in arrays.
 *
 * <p>Nodes 0 to n-1 are the particles in their order; node n+k is what step k made. A step joins
 * two nodes, or declares one a jet: then {@link #parent2} is {@link #BEAM} and the momentum is that
 * of {@link #parent1}. There are always 2n nodes. Equal distances are taken in an order that is the
 * same in every run, but not FastJet's.
 */
public final class ClusterSequence {
  /** Second parent of a finished jet. */
  public static final int BEAM = History.BEAM;

  /** Parent of a particle; child of the node of a finished jet. */
  public static final int NONE = History.NONE;

  /** From this many particles on tiles are faster than plain loops. */
  private static final int TILED_FROM = 150;

  /** From this many particles on half-sized tiles are faster. */
  private static final int HALF_TILES_FROM = 1000;

  private final JetDefinition definition;
  private final History history;

  /** Largest d up to each step. */
  private final double[] largestD;

  private ClusterSequence(JetDefinition definition, History history) {
    this.definition = definition;
    this.history = history;
    largestD = new double[history.d.length];
    double largest = 0.0;
    for (int i = history.particles; i < largestD.length; i++) {
      largest = Math.max(largest, history.d[i]);
      largestD[i] = largest;
    }
  }

  /** Clusters particles to the end. No particles give no jets. */
  public static ClusterSequence of(Particles particles, JetDefinition definition) {
    History history = new History(particles, definition);
    int n = particles.size();
    if (definition.measure() != JetDefinition.Measure.PP) {
      new SphericalClustering(history, definition).run();
    } else if (n < TILED_FROM) {
      new PlainClustering(history, definition.radius()).run();
    } else {
      new TiledClustering(history, definition.radius(), n < HALF_TILES_FROM ? 1 : 2).run();
    }
    return new ClusterSequence(definition, history);
  }

  /** What was asked for. */
  public JetDefinition definition() {
    return definition;
  }

  /** Number of particles, n. */
  public int particles() {
    return history.particles;
  }

  /** Number of nodes, 2n. */
  public int nodes() {
    return history.d.length;
  }

  /** The lower of the two nodes joined in {@code node}; {@link #NONE} for a particle. */
  public int parent1(int node) {
    return history.parent1[node];
  }

  /** The higher of the two; {@link #BEAM} for a finished jet, {@link #NONE} for a particle. */
  public int parent2(int node) {
    return history.parent2[node];
  }

  /** The node that {@code node} went into; {@link #NONE} at the end. */
  public int child(int node) {
    return history.child[node];
  }

  /** Distance at which {@code node} was made; 0 for a particle. */
  public double d(int node) {
    return history.d[node];
  }

  /** Four-vector of {@code node}. */
  public FourVector momentum(int node) {
    return new FourVector(history.px[node], history.py[node], history.pz[node], history.e[node]);
  }

  /** Finished jets with at least this pT in GeV, hardest first. */
  public List<Jet> inclusive(double ptMinGeV) {
    List<Jet> jets = new ArrayList<>();
    double least = ptMinGeV > 0.0 ? ptMinGeV * ptMinGeV : 0.0;
    for (int node = history.particles; node < nodes(); node++) {
      if (history.parent2[node] == BEAM) {
        int content = history.parent1[node];
        if (history.pt2(content) >= least) {
          jets.add(new Jet(this, content, momentum(content)));
        }
      }
    }
    return sorted(jets);
  }

  /**
   * The jets present when {@code count} of them, finished ones not counted, are left, hardest
   * first. With Cambridge/Aachen all distances to the beam are 1: which jets are left when there
   * are to be fewer than the inclusive ones has no meaning, and other programs leave others.
   *
   * @throws IllegalArgumentException when there are fewer particles than that
   */
  public List<Jet> exclusive(int count) {
    if (count < 0 || count > history.particles) {
      throw new IllegalArgumentException(
          "%d exclusive jets asked of %d particles.".formatted(count, history.particles));
    }
    int stop = nodes() - count;
    List<Jet> jets = new ArrayList<>();
    for (int node = stop; node < nodes(); node++) {
      addIfBefore(history.parent1[node], stop, jets);
      addIfBefore(history.parent2[node], stop, jets);
    }
    return sorted(jets);
  }

  private void addIfBefore(int parent, int stop, List<Jet> jets) {
    if (parent >= 0 && parent < stop) {
      jets.add(new Jet(this, parent, momentum(parent)));
    }
  }

  /** The jets left when all d up to {@code dCut} are used up, hardest first. */
  public List<Jet> exclusiveAt(double dCut) {
    return exclusive(exclusiveCount(dCut));
  }

  /** Number of jets left when all d up to {@code dCut} are used up. */
  public int exclusiveCount(double dCut) {
    int node = nodes() - 1;
    while (node >= history.particles && largestD[node] > dCut) {
      node--;
    }
    return Math.min(nodes() - 1 - node, history.particles);
  }

  /** The dCut at which {@code count} + 1 jets become {@code count}; 0 for all particles or more. */
  public double exclusiveD(int count) {
    return count >= history.particles ? 0.0 : largestD[nodes() - count - 1];
  }

  /** Indices of the particles below {@code node}, ascending. */
  public int[] constituents(int node) {
    int[] stack = new int[history.particles + 1];
    int[] found = new int[history.particles];
    int count = 0;
    int depth = 0;
    stack[depth++] = node;
    while (depth > 0) {
      int at = stack[--depth];
      if (at < history.particles) {
        found[count++] = at;
        continue;
      }
      stack[depth++] = history.parent1[at];
      if (history.parent2[at] >= 0) {
        stack[depth++] = history.parent2[at];
      }
    }
    int[] out = Arrays.copyOf(found, count);
    Arrays.sort(out);
    return out;
  }

  private static List<Jet> sorted(List<Jet> jets) {
    jets.sort(Comparator.comparingDouble((Jet jet) -> -jet.momentum().pt()));
    return List.copyOf(jets);
  }
}
