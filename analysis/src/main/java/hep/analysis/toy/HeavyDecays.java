package hep.analysis.toy;

import hep.analysis.internal.Draws;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decays of b and c hadrons, with the cascade b to c at its own vertex. Charge is conserved,
 * strangeness is not followed.
 */
final class HeavyDecays {
  /** Shares of 0, 2, 4 (even) and 1, 3, 5 (odd) charged products besides the c hadron. */
  private static final double[] B_EVEN = {0.05, 0.70, 0.25};

  private static final double[] B_ODD = {0.30, 0.55, 0.15};
  private static final double[] C_EVEN = {0.05, 0.72, 0.23};
  private static final double[] C_ODD = {0.42, 0.50, 0.08};

  /** Share of decays to an electron or a muon. */
  private static final double B_SEMILEPTONIC = 0.21;

  private static final double C_SEMILEPTONIC = 0.13;

  /** Mean number of neutral pions. */
  private static final double B_NEUTRAL = 1.2;

  private static final double C_NEUTRAL = 0.8;

  private static final double KAON_ZERO_FROM_C = 0.35;
  private static final double LAMBDA_FROM_LAMBDA_C = 0.3;
  private static final double KAON_AMONG_PRONGS_OF_C = 0.55;

  private final Draws draws;
  private final LightDecays light;
  private final List<HeavyDecay> truth;

  HeavyDecays(Draws draws, LightDecays light, List<HeavyDecay> truth) {
    this.draws = draws;
    this.light = light;
    this.truth = truth;
  }

  /** Flies and decays a hadron made at the primary vertex. */
  void decay(HeavyHadron hadron, double share, Momentum momentum) {
    Origin origin = hadron.quark() == 5 ? Origin.B_HADRON : Origin.C_HADRON;
    decay(hadron, share, momentum, hadron.charge() * draws.sign(), Vertex.PRIMARY, origin);
  }

  private void decay(
      HeavyHadron hadron, double share, Momentum momentum, int charge, Vertex from, Origin origin) {
    double flight = draws.exponential(hadron.cTauMm()) * momentum.p() / hadron.massGeV();
    Vertex vertex = from.along(momentum, flight);
    List<Product> products = products(hadron, charge);
    int prongs =
        (int)
            products.stream()
                .filter(product -> product.light != null && product.charge != 0)
                .count();
    truth.add(new HeavyDecay(hadron, share, momentum.p(), flight, prongs));
    double[] masses = products.stream().mapToDouble(Product::massGeV).toArray();
    Momentum[] momenta = PhaseSpace.decay(hadron.massGeV(), masses, draws);
    for (int i = 0; i < momenta.length; i++) {
      Product product = products.get(i);
      Momentum inLaboratory = momenta[i].boosted(momentum, hadron.massGeV());
      if (product.heavy != null) {
        decay(product.heavy, 0, inLaboratory, product.charge, vertex, Origin.C_FROM_B);
      } else if (product.light != null) {
        light.add(product.light, product.charge, inLaboratory, vertex, origin);
      }
    }
  }

  /** One product: either a c hadron or a light particle. */
  private record Product(@Nullable HeavyHadron heavy, @Nullable Species light, int charge) {
    double massGeV() {
      if (heavy != null) {
        return heavy.massGeV();
      }
      return light == null ? 0 : light.massGeV();
    }
  }

  private List<Product> products(HeavyHadron hadron, int charge) {
    boolean beauty = hadron.quark() == 5;
    List<Product> products = new ArrayList<>();
    int net = charge;
    if (beauty) {
      HeavyHadron child = hadron.charmChild(draws);
      int childCharge = child.charge() * draws.sign();
      net -= childCharge;
      products.add(new Product(child, null, childCharge));
    }
    addProngs(products, beauty, net);
    addNeutrals(products, hadron);
    return products;
  }

  private void addProngs(List<Product> products, boolean beauty, int net) {
    boolean even = net % 2 == 0;
    double[] evenShares = beauty ? B_EVEN : C_EVEN;
    double[] oddShares = beauty ? B_ODD : C_ODD;
    int drawn = even ? 2 * draws.index(evenShares) : 2 * draws.index(oddShares) + 1;
    int prongs = Math.max(drawn, Math.abs(net));
    int positive = (prongs + net) / 2;
    boolean semileptonic = draws.chance(beauty ? B_SEMILEPTONIC : C_SEMILEPTONIC);
    for (int i = 0; i < prongs; i++) {
      int charge = i < positive ? 1 : -1;
      if (i == 0 && semileptonic) {
        products.add(
            new Product(null, draws.chance(0.5) ? Species.ELECTRON : Species.MUON, charge));
        products.add(new Product(null, Species.NEUTRINO, 0));
      } else {
        boolean kaon = !beauty && i == prongs - 1 && draws.chance(KAON_AMONG_PRONGS_OF_C);
        products.add(new Product(null, kaon ? Species.KAON : Species.PION, charge));
      }
    }
  }

  /** Neutral products as far as the mass allows; never fewer than two bodies in all. */
  private void addNeutrals(List<Product> products, HeavyHadron hadron) {
    double left = 0.9 * hadron.massGeV() - products.stream().mapToDouble(Product::massGeV).sum();
    boolean baryon = hadron == HeavyHadron.LAMBDA_C;
    if (hadron.quark() == 4 && draws.chance(baryon ? LAMBDA_FROM_LAMBDA_C : KAON_ZERO_FROM_C)) {
      Species strange = baryon ? Species.LAMBDA : Species.KAON_ZERO;
      if (strange.massGeV() < left) {
        products.add(new Product(null, strange, 0));
        left -= strange.massGeV();
      }
    }
    int wanted =
        Math.max(draws.poisson(hadron.quark() == 5 ? B_NEUTRAL : C_NEUTRAL), 2 - products.size());
    for (int i = 0; i < wanted && left > Species.PION_ZERO.massGeV(); i++) {
      products.add(new Product(null, Species.PION_ZERO, 0));
      left -= Species.PION_ZERO.massGeV();
    }
  }
}
