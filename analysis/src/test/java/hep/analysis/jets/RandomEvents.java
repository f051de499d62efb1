package hep.analysis.jets;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Events of a few collimated sprays over a soft background, for tests. */
final class RandomEvents {
  private RandomEvents() {}

  static Particles pp(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] axes = new double[4][2];
    for (double[] axis : axes) {
      axis[0] = random.nextDouble(-2.5, 2.5);
      axis[1] = random.nextDouble(0.0, 2.0 * Math.PI);
    }
    List<FourVector> vectors = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean soft = random.nextDouble() < 0.6;
      double[] axis = axes[random.nextInt(axes.length)];
      double y = soft ? random.nextDouble(-5.0, 5.0) : axis[0] + 0.15 * random.nextGaussian();
      double phi = soft ? random.nextDouble(0.0, 7.0) : axis[1] + 0.15 * random.nextGaussian();
      double pt = (soft ? 0.5 : 8.0) * -Math.log(1.0 - random.nextDouble());
      vectors.add(FourVector.ofPtRapidityPhiMass(pt, y, phi, 0.14));
    }
    return Particles.of(vectors);
  }

  static Particles ee(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FourVector> vectors = new ArrayList<>();
    double[][] axes = new double[3][3];
    for (double[] axis : axes) {
      for (int k = 0; k < 3; k++) {
        axis[k] = random.nextGaussian();
      }
    }
    for (int i = 0; i < n; i++) {
      double[] axis = axes[random.nextInt(axes.length)];
      double size = -4.0 * Math.log(1.0 - random.nextDouble());
      double px = size * axis[0] + 0.4 * random.nextGaussian();
      double py = size * axis[1] + 0.4 * random.nextGaussian();
      double pz = size * axis[2] + 0.4 * random.nextGaussian();
      vectors.add(new FourVector(px, py, pz, Math.sqrt(px * px + py * py + pz * pz + 0.14 * 0.14)));
    }
    return Particles.of(vectors);
  }
}
