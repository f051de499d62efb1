package hep.analysis.jets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes soft, wide-angle radiation out of a jet, given as its constituents. */
public final class Grooming {
  private Grooming() {}

  /**
   * What is left of a jet.
   *
   * @param momentum of what is left
   * @param constituents indices of what is left, ascending
   * @param z momentum fraction of the softer branch that passed; 0 when none did
   * @param deltaR its distance to the harder one; 0 when none did
   * @param dropped number of branches taken away
   */
  public record Groomed(
      FourVector momentum, int[] constituents, double z, double deltaR, int dropped) {}

  /**
   * Soft drop (Larkoski, Marzani, Soyez, Thaler, arXiv:1402.2657 eq. 1.1): declusters the C/A tree,
   * following the harder branch, until min(pT1, pT2) / (pT1 + pT2) &gt; zCut (dR / radius)^beta.
   * With beta = 0 this is the modified mass drop tagger (arXiv:1307.0007). A single particle is
   * left as it is; no particles give a zero vector.
   *
   * @param radius of the jet, R0
   */
  public static Groomed softDrop(Particles constituents, double zCut, double beta, double radius) {
    if (constituents.size() == 0) {
      return new Groomed(new FourVector(0.0, 0.0, 0.0, 0.0), new int[0], 0.0, 0.0, 0);
    }
    ClusterSequence tree =
        ClusterSequence.of(
            constituents, JetDefinition.cambridgeAachen(JetDefinition.LARGEST_RADIUS));
    int node = tree.inclusive(0.0).getFirst().node();
    int dropped = 0;
    while (node >= tree.particles()) {
      FourVector first = tree.momentum(tree.parent1(node));
      FourVector second = tree.momentum(tree.parent2(node));
      double pt1 = first.pt();
      double pt2 = second.pt();
      double deltaR = first.deltaR(second);
      double z = pt1 + pt2 > 0.0 ? Math.min(pt1, pt2) / (pt1 + pt2) : 0.0;
      if (z > zCut * Math.pow(deltaR / radius, beta)) {
        return new Groomed(tree.momentum(node), tree.constituents(node), z, deltaR, dropped);
      }
      node = pt1 >= pt2 ? tree.parent1(node) : tree.parent2(node);
      dropped++;
    }
    return new Groomed(tree.momentum(node), tree.constituents(node), 0.0, 0.0, dropped);
  }

  /**
   * Trimming (Krohn, Thaler, Wang, arXiv:0912.1342): subjets of {@code subjets} with less than
   * {@code fraction} of the pT of the whole are taken away. {@code z} and {@code deltaR} are 0.
   */
  public static Groomed trim(Particles constituents, JetDefinition subjets, double fraction) {
    double least = fraction * constituents.sum().pt();
    List<Jet> kept = new ArrayList<>();
    int dropped = 0;
    for (Jet subjet : ClusterSequence.of(constituents, subjets).inclusive(0.0)) {
      if (subjet.pt() >= least) {
        kept.add(subjet);
      } else {
        dropped++;
      }
    }
    FourVector sum = new FourVector(0.0, 0.0, 0.0, 0.0);
    int[] indices = new int[constituents.size()];
    int count = 0;
    for (Jet subjet : kept) {
      sum = sum.plus(subjet.momentum());
      for (int index : subjet.constituents()) {
        indices[count++] = index;
      }
    }
    indices = Arrays.copyOf(indices, count);
    Arrays.sort(indices);
    return new Groomed(sum, indices, 0.0, 0.0, dropped);
  }
}
