package hep.analysis.jets.tagging;

import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import hep.analysis.jets.tree.JetTree;
import hep.analysis.jets.tree.TreeTopology;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The splittings of a jet's Cambridge/Aachen tree in the coordinates of the Lund plane (Dreyer,
 * Salam, Soyez, arXiv:1807.04758), with those of the splitting before, as Dreyer and Qu give them
 * to a network (arXiv:2012.08526).
 */
final class LundPlane {
  /** Names in the order of the columns. */
  static final List<String> NAMES =
      List.of(
          "ln_deltaR",
          "ln_kt",
          "ln_z",
          "ln_mass",
          "cos_psi",
          "sin_psi",
          "ln_pT_ratio",
          "ln_mass_hard",
          "ln_mass_soft",
          "primary",
          "ln_deltaR_before",
          "ln_kt_before",
          "ln_z_before",
          "ln_mass_before",
          "y_soft",
          "phi_soft");

  private static final double LEAST = 1e-4;

  private LundPlane() {}

  /**
   * Rows of the splittings with the largest kt, largest first; one row of a jet's single
   * constituent where there is no splitting.
   *
   * @param most how many at most
   */
  static float[] of(Particles jet, int most) {
    JetTree tree = JetTree.of(jet, TreeTopology.CA, 0);
    int[] left = tree.left();
    int[] right = tree.right();
    int leaves = tree.leaves();
    int[] before = new int[tree.nodes()];
    boolean[] primary = new boolean[tree.nodes()];
    Arrays.fill(before, -1);
    primary[tree.root()] = true;
    for (int node = tree.root(); node >= leaves; node--) {
      before[left[node]] = node;
      before[right[node]] = node;
      primary[left[node]] = primary[node];
    }
    FourVector whole = tree.content(tree.root());
    int[] chosen =
        IntStream.range(leaves, tree.nodes())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer node) -> -kt(tree, left[node], right[node])))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    if (chosen.length == 0) {
      return new float[NAMES.size()];
    }
    Frame frame = Frame.of(tree, chosen[0]);
    float[] out = new float[chosen.length * NAMES.size()];
    for (int i = 0; i < chosen.length; i++) {
      int node = chosen[i];
      FourVector soft = tree.content(right[node]);
      double[] own = coordinates(tree, node, left[node], right[node]);
      int parent = before[node];
      double[] up = parent < 0 ? own : coordinates(tree, parent, left[parent], right[parent]);
      double[] direction = frame.turned(own[4], own[5]);
      double[] place =
          frame.turned(turn(soft.phi() - whole.phi()), clamp(soft.rapidity() - whole.rapidity()));
      double[] row = {
        own[0],
        own[1],
        own[2],
        own[3],
        direction[0],
        direction[1],
        ln(tree.content(node).pt() / whole.pt()),
        ln(tree.content(left[node]).m()),
        ln(soft.m()),
        primary[node] ? 1 : 0,
        up[0],
        up[1],
        up[2],
        up[3],
        place[1],
        place[0]
      };
      for (int k = 0; k < row.length; k++) {
        out[i * row.length + k] = Double.isFinite(row[k]) ? (float) row[k] : 0;
      }
    }
    return out;
  }

  /**
   * The jet's own directions: the first axis runs along the splitting with the largest kt, and the
   * side with more momentum is up. How a jet is turned about its axis tells nothing of its kind.
   *
   * @param cos of the angle of that splitting
   * @param sin of it
   * @param up 1 or -1
   */
  private record Frame(double cos, double sin, int up) {
    static Frame of(JetTree tree, int node) {
      double[] first = coordinates(tree, node, tree.left()[node], tree.right()[node]);
      Frame frame = new Frame(first[4], first[5], 1);
      FourVector whole = tree.content(tree.root());
      double balance = 0;
      for (int leaf = 0; leaf < tree.leaves(); leaf++) {
        FourVector v = tree.content(leaf);
        double y = clamp(v.rapidity() - whole.rapidity());
        balance += v.pt() * frame.turned(turn(v.phi() - whole.phi()), y)[1];
      }
      return new Frame(frame.cos, frame.sin, balance < 0 ? -1 : 1);
    }

    double[] turned(double x, double y) {
      return new double[] {x * cos + y * sin, up * (y * cos - x * sin)};
    }
  }

  private static double kt(JetTree tree, int hard, int soft) {
    FourVector s = tree.content(soft);
    return s.pt() * tree.content(hard).deltaR(s);
  }

  private static double[] coordinates(JetTree tree, int node, int left, int right) {
    FourVector hard = tree.content(left);
    FourVector soft = tree.content(right);
    double deltaR = hard.deltaR(soft);
    double psi = Math.atan2(soft.rapidity() - hard.rapidity(), turn(soft.phi() - hard.phi()));
    return new double[] {
      ln(deltaR),
      ln(soft.pt() * deltaR),
      ln(soft.pt() / (soft.pt() + hard.pt())),
      ln(tree.content(node).m()),
      Math.cos(psi),
      Math.sin(psi)
    };
  }

  /** The logarithm, of no less than a bound far below what is resolved. */
  private static double ln(double x) {
    return Math.log(Math.max(LEAST, x));
  }

  private static double clamp(double x) {
    return Math.clamp(x, -10, 10);
  }

  private static double turn(double phi) {
    return Math.IEEEremainder(phi, 2 * Math.PI);
  }
}
