package hep.analysis.toy;

import hep.analysis.internal.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Response of the toy's calorimeter: showers of particles that are close to each other add up to
 * one cluster.
 */
final class Calorimeter {
  private static final double WIDEST_ETA = 3;
  private static final double LOWEST_CLUSTER_GEV = 0.5;
  private static final double CLUSTER_RADIUS = 0.06;

  private final Draws draws;

  Calorimeter(Draws draws) {
    this.draws = draws;
  }

  /** One particle's shower: raw energies in the two layers. */
  private record Shower(double eta, double phi, double emGeV, double hadronicGeV, double trueGeV) {
    double energy() {
      return emGeV + hadronicGeV;
    }
  }

  /**
   * Clusters by falling energy of their hardest shower; particles fly straight. The jet is not
   * assigned yet.
   */
  List<ToyCluster> clusters(List<Particle> particles) {
    List<Shower> showers = new ArrayList<>(particles.size());
    for (Particle particle : particles) {
      double eta = particle.eta();
      if ((particle.kind() == Kind.ELECTROMAGNETIC || particle.kind() == Kind.HADRON)
          && Math.abs(eta) < WIDEST_ETA
          && particle.momentum().pt() > 0.1) {
        showers.add(shower(particle, eta));
      }
    }
    showers.sort(Comparator.comparingDouble(Shower::energy).reversed());
    boolean[] used = new boolean[showers.size()];
    List<ToyCluster> clusters = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        ToyCluster cluster = around(showers, used, i);
        if (cluster.energyGeV() > LOWEST_CLUSTER_GEV) {
          clusters.add(cluster);
        }
      }
    }
    return clusters;
  }

  private Shower shower(Particle particle, double eta) {
    double energy = particle.momentum().energy();
    double phi = particle.phi();
    if (particle.kind() == Kind.ELECTROMAGNETIC) {
      double raw =
          Math.max(0, energy * (1 + Math.hypot(0.11 / Math.sqrt(energy), 0.008) * draws.gauss()));
      double leak = Math.min(0.05, draws.exponential(0.005));
      return new Shower(eta, phi, raw * (1 - leak), raw * leak, energy);
    }
    // electromagnetic part of the shower; 30 % are minimum ionising in the first layer
    boolean late = draws.chance(0.3);
    double part = late ? draws.uniform(0, 0.05) : Math.clamp(0.5 + 0.22 * draws.gauss(), 0.0, 1.0);
    double response = part + 0.69 * (1 - part);
    double raw =
        Math.max(
            0, energy * response * (1 + Math.hypot(0.6 / Math.sqrt(energy), 0.05) * draws.gauss()));
    double share = late ? part : Math.clamp(0.85 * part + 0.10 * draws.gauss(), 0.0, 1.0);
    return new Shower(eta, phi, raw * share, raw * (1 - share), energy);
  }

  private static ToyCluster around(List<Shower> showers, boolean[] used, int seed) {
    Shower hardest = showers.get(seed);
    double energy = 0;
    double em = 0;
    double trueEnergy = 0;
    double eta = 0;
    double phi = 0;
    for (int i = seed; i < used.length; i++) {
      Shower shower = showers.get(i);
      double deltaPhi = Momentum.deltaPhi(shower.phi, hardest.phi);
      double deltaEta = shower.eta - hardest.eta;
      if (!used[i] && deltaEta * deltaEta + deltaPhi * deltaPhi < CLUSTER_RADIUS * CLUSTER_RADIUS) {
        used[i] = true;
        double raw = shower.energy();
        energy += raw;
        em += shower.emGeV;
        trueEnergy += shower.trueGeV;
        eta += raw * deltaEta;
        phi += raw * deltaPhi;
      }
    }
    double norm = Math.max(energy, 1e-9);
    double centrePhi = Momentum.deltaPhi(hardest.phi + phi / norm, 0);
    return new ToyCluster(energy, hardest.eta + eta / norm, centrePhi, em / norm, trueEnergy, -1);
  }
}
