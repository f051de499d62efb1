package hep.analysis.toy;

import hep.analysis.internal.Draws;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the b and c hadrons of an event, and remembers where they fly: they give a jet its flavour.
 */
final class HeavyQuarks {
  /** Flavour rule of the file: a hadron above this transverse momentum, in GeV. */
  private static final double LABEL_PT_GEV = 5;

  /** ... whose nearest jet is closer than this. */
  private static final double LABEL_DELTA_R = 0.3;

  private static final double KT_GEV = 0.335;

  private final Draws draws;
  private final HeavyDecays decays;
  private final List<Made> hadrons = new ArrayList<>();

  HeavyQuarks(Draws draws, HeavyDecays decays) {
    this.draws = draws;
    this.decays = decays;
  }

  /** A b or c hadron as it left the collision. */
  record Made(int quark, double massGeV, double ptGeV, double eta, double phi) {}

  static double massGeV(int quark) {
    return quark == 5 ? 4.8 : 1.5;
  }

  /** Makes and decays the hadron of a quark; the rest of the quark's momentum is the caller's. */
  Made hadron(int quark, double ptGeV, double eta, double phi) {
    double share = Fragmentation.heavyShare(quark, draws);
    HeavyHadron species = HeavyHadron.drawn(quark, draws);
    double pt = share * ptGeV;
    double hadronEta = eta + KT_GEV * draws.gauss() / Math.max(pt, 1);
    double hadronPhi = phi + KT_GEV * draws.gauss() / Math.max(pt, 1);
    decays.decay(species, share, Momentum.of(pt, hadronEta, hadronPhi, species.massGeV()));
    Made made = new Made(quark, species.massGeV(), pt, hadronEta, hadronPhi);
    hadrons.add(made);
    return made;
  }

  /** 5, 4 or 0 for each jet axis. */
  int[] flavours(List<Axis> jets) {
    int[] flavours = new int[jets.size()];
    for (Made hadron : hadrons) {
      int nearest = Axis.nearest(jets, hadron.eta, hadron.phi, LABEL_DELTA_R);
      if (nearest >= 0 && hadron.ptGeV > LABEL_PT_GEV) {
        flavours[nearest] = Math.max(flavours[nearest], hadron.quark);
      }
    }
    return flavours;
  }
}
