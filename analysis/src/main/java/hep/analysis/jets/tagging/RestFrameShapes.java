package hep.analysis.jets.tagging;

import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shape of a jet in its own rest frame, where a boson's two quarks fly back to back and the jet
 * of a single parton does not look like an event: thrust and its angle to the flight of the jet
 * (longitudinal bosons decay across it), masses, multiplicities and energies of the two
 * hemispheres, broadening, major and minor, Fox-Wolfram moments 1 to 4 (Phys. Rev. Lett. 41 (1978)
 * 1581), and what flies backwards, as the underlying event does. Energies are those of massless
 * particles, in units of their sum.
 */
final class RestFrameShapes {
  private static final int PASSES = 20;

  /** Cosine to the flight of the jet below which a particle flies backwards. */
  private static final double BACKWARDS = -0.8;

  private static final int MOMENTS = 4;

  /** Names in the order of the columns. */
  static final List<String> NAMES =
      Stream.concat(
              Stream.of(
                  "thrust",
                  "cos_theta",
                  "heavy_mass",
                  "light_mass",
                  "broadening",
                  "least_multiplicity",
                  "most_multiplicity",
                  "asymmetry",
                  "major",
                  "minor",
                  "backwards",
                  "multiplicity_backwards"),
              Stream.of(1, 2, 3, MOMENTS).map(moment -> "fox_wolfram_" + moment))
          .toList();

  /** x, y, z of each particle in the rest frame, and its momentum. */
  private final double[][] particles;

  /** Direction of the jet. */
  private final double[] flight;

  private final double energy;

  private RestFrameShapes(double[][] particles, double[] flight) {
    this.particles = particles;
    this.flight = flight;
    double sum = 0;
    for (double[] p : particles) {
      sum += p[3];
    }
    energy = sum;
  }

  /** One row; all 0 for a jet that cannot be brought to rest. */
  static float[] of(Particles jet) {
    ObservableRow row = new ObservableRow(NAMES.size());
    FourVector sum = jet.sum();
    if (sum.m2() > 0 && sum.e() > 0 && sum.p() > 0) {
      atRest(jet, sum).fill(row);
    }
    return row.values();
  }

  private static RestFrameShapes atRest(Particles jet, FourVector sum) {
    double[] beta = {sum.px() / sum.e(), sum.py() / sum.e(), sum.pz() / sum.e()};
    double beta2 = dot(beta, beta);
    double gamma = sum.e() / sum.m();
    double[][] particles = new double[jet.size()][4];
    for (int i = 0; i < particles.length; i++) {
      FourVector v = jet.vector(i);
      double[] p = {v.px(), v.py(), v.pz()};
      double along = (gamma - 1) * dot(beta, p) / beta2 - gamma * v.e();
      for (int k = 0; k < 3; k++) {
        particles[i][k] = p[k] + along * beta[k];
      }
      particles[i][3] = Math.sqrt(dot(particles[i], particles[i]));
    }
    return new RestFrameShapes(particles, over(beta, Math.sqrt(beta2)));
  }

  private void fill(ObservableRow row) {
    double[] axis = thrustAxis();
    hemispheres(row, axis);
    transverse(row, axis);
    double backwards = 0;
    int count = 0;
    for (double[] p : particles) {
      if (dot(p, flight) < BACKWARDS * p[3]) {
        backwards += p[3];
        count++;
      }
    }
    row.add(backwards / energy, count);
    row.add(moments());
  }

  /** From the particle with the largest momentum to a local maximum of the thrust. */
  private double[] thrustAxis() {
    double[] hardest = particles[0];
    for (double[] p : particles) {
      if (p[3] > hardest[3]) {
        hardest = p;
      }
    }
    double[] axis = over(hardest, hardest[3]);
    for (int pass = 0; pass < PASSES; pass++) {
      double[] sum = new double[3];
      for (double[] p : particles) {
        double sign = dot(p, axis) >= 0 ? 1 : -1;
        for (int k = 0; k < 3; k++) {
          sum[k] += sign * p[k];
        }
      }
      axis = over(sum, Math.sqrt(dot(sum, sum)));
    }
    return axis;
  }

  private void hemispheres(ObservableRow row, double[] axis) {
    double[][] sums = new double[2][4];
    int[] counts = new int[2];
    double thrust = 0;
    double broadening = 0;
    for (double[] p : particles) {
      double along = dot(p, axis);
      int side = along >= 0 ? 0 : 1;
      counts[side]++;
      for (int k = 0; k < 4; k++) {
        sums[side][k] += p[k];
      }
      thrust += Math.abs(along);
      broadening += Math.sqrt(Math.max(0, p[3] * p[3] - along * along));
    }
    double first = mass(sums[0]);
    double second = mass(sums[1]);
    row.add(thrust / energy, Math.abs(dot(axis, flight)));
    row.add(Math.max(first, second) / energy, Math.min(first, second) / energy);
    row.add(broadening / energy);
    row.add(Math.min(counts[0], counts[1]), Math.max(counts[0], counts[1]));
    row.add(Math.abs(sums[0][3] - sums[1][3]) / energy);
  }

  /** Major along the largest momentum across the axis, minor across both. */
  private void transverse(ObservableRow row, double[] axis) {
    double[] across = new double[3];
    for (double[] p : particles) {
      double along = dot(p, axis);
      double[] rest = {p[0] - along * axis[0], p[1] - along * axis[1], p[2] - along * axis[2]};
      if (dot(rest, rest) > dot(across, across)) {
        across = rest;
      }
    }
    double[] major = over(across, Math.sqrt(dot(across, across)));
    double[] minor = {
      axis[1] * major[2] - axis[2] * major[1],
      axis[2] * major[0] - axis[0] * major[2],
      axis[0] * major[1] - axis[1] * major[0]
    };
    double alongMajor = 0;
    double alongMinor = 0;
    for (double[] p : particles) {
      alongMajor += Math.abs(dot(p, major));
      alongMinor += Math.abs(dot(p, minor));
    }
    row.add(alongMajor / energy, alongMinor / energy);
  }

  /** Sums over pairs of the energies times the Legendre polynomials of the angle between. */
  private double[] moments() {
    double[] moments = new double[MOMENTS];
    for (int i = 0; i < particles.length; i++) {
      for (int j = 0; j < i; j++) {
        double product = particles[i][3] * particles[j][3];
        double weight = 2 * product / (energy * energy);
        double cos = product > 0 ? dot(particles[i], particles[j]) / product : 0;
        double before = 1;
        double legendre = cos;
        for (int l = 1; l <= MOMENTS; l++) {
          moments[l - 1] += weight * legendre;
          double next = ((2 * l + 1) * cos * legendre - l * before) / (l + 1);
          before = legendre;
          legendre = next;
        }
      }
    }
    return moments;
  }

  private static double mass(double[] sum) {
    return Math.sqrt(Math.max(0, sum[3] * sum[3] - dot(sum, sum)));
  }

  /** Of the first three components. */
  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] over(double[] vector, double length) {
    return new double[] {vector[0] / length, vector[1] / length, vector[2] / length};
  }
}
