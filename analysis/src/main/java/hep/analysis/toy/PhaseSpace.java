package hep.analysis.toy;

import hep.analysis.internal.Draws;

/**
 * Isotropic decays into n bodies: the momenta of n massless particles flat in phase space (RAMBO:
 * Kleiss, Stirling, Ellis, Comput. Phys. Commun. 40 (1986) 359), scaled together until the energies
 * with the true masses add up. Weights are not applied.
 */
final class PhaseSpace {
  private PhaseSpace() {}

  /**
   * Momenta of the children in the rest frame of the parent.
   *
   * @param mass of the parent in GeV, above the sum of the children's
   * @param masses of the children in GeV, at least two
   */
  static Momentum[] decay(double mass, double[] masses, Draws draws) {
    if (masses.length == 2) {
      return pair(mass, masses[0], masses[1], draws);
    }
    int n = masses.length;
    double[][] q = new double[n][4];
    double sumX = 0;
    double sumY = 0;
    double sumZ = 0;
    double sumE = 0;
    for (double[] one : q) {
      double cosine = 2 * draws.uniform() - 1;
      double sine = Math.sqrt(1 - cosine * cosine);
      double phi = 2 * Math.PI * draws.uniform();
      double energy = -Math.log((1 - draws.uniform()) * (1 - draws.uniform()));
      one[0] = energy * sine * Math.cos(phi);
      one[1] = energy * sine * Math.sin(phi);
      one[2] = energy * cosine;
      one[3] = energy;
      sumX += one[0];
      sumY += one[1];
      sumZ += one[2];
      sumE += energy;
    }
    double invariant = Math.sqrt(sumE * sumE - sumX * sumX - sumY * sumY - sumZ * sumZ);
    double bx = -sumX / invariant;
    double by = -sumY / invariant;
    double bz = -sumZ / invariant;
    double gamma = sumE / invariant;
    double a = 1 / (1 + gamma);
    double x = mass / invariant;
    for (double[] one : q) {
      double dot = bx * one[0] + by * one[1] + bz * one[2];
      double shift = one[3] + a * dot;
      one[0] = x * (one[0] + bx * shift);
      one[1] = x * (one[1] + by * shift);
      one[2] = x * (one[2] + bz * shift);
      one[3] = x * (gamma * one[3] + dot);
    }
    double scale = massScale(mass, masses, q);
    Momentum[] children = new Momentum[n];
    for (int i = 0; i < n; i++) {
      double energy = Math.sqrt(masses[i] * masses[i] + scale * scale * q[i][3] * q[i][3]);
      children[i] = new Momentum(scale * q[i][0], scale * q[i][1], scale * q[i][2], energy);
    }
    return children;
  }

  /** Two bodies: opposite momenta of the size that the masses fix. */
  private static Momentum[] pair(double mass, double one, double other, Draws draws) {
    double sum =
        (mass * mass - (one + other) * (one + other))
            * (mass * mass - (one - other) * (one - other));
    double size = Math.sqrt(Math.max(0, sum)) / (2 * mass);
    double cosine = 2 * draws.uniform() - 1;
    double across = size * Math.sqrt(1 - cosine * cosine);
    double phi = 2 * Math.PI * draws.uniform();
    double x = across * Math.cos(phi);
    double y = across * Math.sin(phi);
    double z = size * cosine;
    return new Momentum[] {
      new Momentum(x, y, z, Math.sqrt(size * size + one * one)),
      new Momentum(-x, -y, -z, Math.sqrt(size * size + other * other))
    };
  }

  /** Solves sum sqrt(m_i^2 + s^2 p_i^2) = mass for s by Newton's method. */
  private static double massScale(double mass, double[] masses, double[][] massless) {
    double scale = 1;
    for (int step = 0; step < 30; step++) {
      double sum = -mass;
      double slope = 0;
      for (int i = 0; i < masses.length; i++) {
        double p2 = massless[i][3] * massless[i][3];
        double energy = Math.sqrt(masses[i] * masses[i] + scale * scale * p2);
        sum += energy;
        slope += scale * p2 / energy;
      }
      double change = sum / slope;
      scale -= change;
      if (Math.abs(change) < 1e-12) {
        break;
      }
    }
    return scale;
  }
}
