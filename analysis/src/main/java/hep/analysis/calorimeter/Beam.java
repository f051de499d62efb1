package hep.analysis.calorimeter;

import hep.analysis.InputException;
import java.util.List;

/**
 * What flies into the calorimeter, along its normal.
 *
 * @param particles equally often each
 * @param lowestGeV least energy, at least 1
 * @param highestGeV highest energy, at most 1000
 * @param spotMm half the side of the square around the centre that is hit, uniformly; 0 for the
 *     centre itself
 * @param logarithmic whether the logarithm of the energy is uniform in between, or the energy
 */
public record Beam(
    List<ShowerParticle> particles,
    double lowestGeV,
    double highestGeV,
    double spotMm,
    boolean logarithmic) {
  /** Checks the ranges. */
  public Beam {
    particles = List.copyOf(particles);
    if (particles.isEmpty()) {
      throw new InputException("a beam needs at least one kind of particle");
    }
    if (!(lowestGeV >= 1 && highestGeV >= lowestGeV && highestGeV <= 1000)) {
      throw new InputException(
          "the energies of a beam lie from 1 to 1000 GeV, not from %s to %s"
              .formatted(lowestGeV, highestGeV));
    }
    if (!(spotMm >= 0 && spotMm < 1e4)) {
      throw new InputException("the spot of a beam cannot be " + spotMm + " mm wide");
    }
  }

  /** 1 to 100 GeV at the centre, as for CaloGAN. */
  public static Beam of(ShowerParticle... particles) {
    return new Beam(List.of(particles), 1, 100, 0, false);
  }

  /** The same particles with another range of energies. */
  public Beam withEnergies(double newLowestGeV, double newHighestGeV) {
    return new Beam(particles, newLowestGeV, newHighestGeV, spotMm, logarithmic);
  }

  /** The same particles on a square around the centre. */
  public Beam withSpot(double newSpotMm) {
    return new Beam(particles, lowestGeV, highestGeV, newSpotMm, logarithmic);
  }

  /** The same particles with as many of them in each decade of energy. */
  public Beam withLogarithmicEnergies() {
    return new Beam(particles, lowestGeV, highestGeV, spotMm, true);
  }
}
