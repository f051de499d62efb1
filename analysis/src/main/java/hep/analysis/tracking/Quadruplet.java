package hep.analysis.tracking;

/**
 * A chamber of strip layers and how it answers to a particle. Constants of the charges follow the
 * published digitisation of the ATLAS small-strip thin gap chambers; the spacing is assumed.
 *
 * @param layers of strips
 * @param strips a layer
 * @param pitchMm from strip to strip
 * @param spacingMm from layer to layer
 * @param maxAngle largest angle to the normal of the layers, in radians
 * @param intrinsicMm error of the centre of the ionisation at normal incidence
 * @param smearing relative error of the charge of each strip at normal incidence, which grows with
 *     √(1 + 12 tan² θ)
 * @param noise of each strip, in units of the mean charge of a hit; strips below three times that
 *     are not read out
 * @param noiseHits mean number of strips that fire by themselves, a layer
 * @param inefficiency probability that a layer misses the particle
 * @param tails probability of a delta ray beside a hit
 * @param overlaps probability, in each layer, of another hit within {@value #OVERLAP_MM} mm
 */
public record Quadruplet(
    int layers,
    int strips,
    double pitchMm,
    double spacingMm,
    double maxAngle,
    double intrinsicMm,
    double smearing,
    double noise,
    double noiseHits,
    double inefficiency,
    double tails,
    double overlaps) {
  /** How far a hit of something else lies from that of the particle at most. */
  static final double OVERLAP_MM = 25;

  /** Depth of the gas in which a particle ionises. */
  static final double GAP_MM = 2.8;

  /** Groups of electrons in the gap, over whose places the charge's centre is a mean. */
  static final double IONISATIONS = 8;

  /** Checks the ranges. */
  public Quadruplet {
    if (layers < 3 || strips < 40 || !(pitchMm > 0) || !(spacingMm > 0)) {
      throw new IllegalArgumentException(
          "a chamber needs 3 layers, 40 strips, a pitch and a spacing, found %d, %d, %s and %s"
              .formatted(layers, strips, pitchMm, spacingMm));
    }
  }

  /** 4 layers of 300 strips, angles up to 30 degrees, no noise, no tails, every hit there. */
  public static Quadruplet clean() {
    return new Quadruplet(4, 300, 3.2, 11, Math.toRadians(30), 0.05, 0, 0, 0, 0, 0, 0);
  }

  /** With errors of the charges, noise, delta rays and 4 % of the hits missing. */
  public static Quadruplet noisy() {
    return new Quadruplet(4, 300, 3.2, 11, Math.toRadians(30), 0.05, 0.07, 0.01, 1, 0.04, 0.1, 0);
  }

  /** As {@link #noisy}, with another hit nearby in every third layer. */
  public static Quadruplet overlapping() {
    return new Quadruplet(
        4, 300, 3.2, 11, Math.toRadians(30), 0.05, 0.07, 0.01, 1, 0.04, 0.1, 0.33);
  }

  /** Error of the centre of a hit's charge for one angle: the gas, without the strips. */
  public double hitErrorMm(double angle) {
    double along = GAP_MM * Math.tan(angle) / Math.sqrt(12 * IONISATIONS);
    return Math.hypot(intrinsicMm, along);
  }

  /**
   * Error of a straight line through the hits of all layers but one, at the place of that one,
   * where all hits have the same error: σ √(1/n + (z − z̄)² / Σ(zᵢ − z̄)²).
   *
   * @param hidden number of the layer
   */
  public double expectedErrorMm(int hidden, double angle) {
    double n = layers - 1.0;
    double mean = ((double) layers * (layers - 1) / 2 - hidden) / n;
    double spread = 0;
    for (int layer = 0; layer < layers; layer++) {
      spread += layer == hidden ? 0 : (layer - mean) * (layer - mean);
    }
    return hitErrorMm(angle) * Math.sqrt(1 / n + (hidden - mean) * (hidden - mean) / spread);
  }
}
