package hep.analysis.clusters;

import hep.analysis.calorimeter.ShowerParticle;
import java.util.List;

/**
 * Several particles in a calorimeter.
 *
 * @param particles that came in
 * @param seenGeV the cells as read out, noise and all, in the order of {@link CellMap}
 * @param leftGeV what each particle left in each cell
 */
public record CalorimeterEvent(List<Incoming> particles, float[] seenGeV, List<float[]> leftGeV) {
  /**
   * One particle.
   *
   * @param kind what it is
   * @param energyGeV its true energy
   * @param xMm where it hit the front, along the columns
   * @param yMm where it hit the front, along the rows
   */
  public record Incoming(ShowerParticle kind, double energyGeV, double xMm, double yMm) {}

  /** Copies the lists, not the cells. */
  public CalorimeterEvent {
    particles = List.copyOf(particles);
    leftGeV = List.copyOf(leftGeV);
  }
}
