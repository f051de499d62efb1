package hep.analysis.autoencoder;

import hep.analysis.InputException;
import java.util.SplittableRandom;

/**
 * How images are spoiled (Vincent et al., ICML 2008, section 2.3).
 *
 * @param kind of noise
 * @param strength standard deviation of Gaussian noise, or the share of pixels that is hit
 */
public record Corruption(Kind kind, double strength) {
  /** Kinds of noise. */
  public enum Kind {
    /** A normal number is added to every pixel. */
    GAUSSIAN,
    /** Pixels are set to 0. */
    MASKING,
    /** Pixels are set to 0 or 1. */
    SALT_AND_PEPPER
  }

  /**
   * With a name as on a command line: gaussian, masking, salt.
   *
   * @throws InputException for another name, or a strength outside 0 to 1
   */
  public static Corruption of(String name, double strength) {
    if (!(strength >= 0 && strength <= 1)) {
      throw new InputException(
          "the strength of a corruption lies between 0 and 1, found " + strength);
    }
    return new Corruption(
        switch (name) {
          case "gaussian" -> Kind.GAUSSIAN;
          case "masking" -> Kind.MASKING;
          case "salt" -> Kind.SALT_AND_PEPPER;
          default ->
              throw new InputException(
                  "there is no corruption '%s'; known are gaussian, masking and salt"
                      .formatted(name));
        },
        strength);
  }

  /** Spoils pixels {@code from … from + count−1}; the same seed gives the same noise. */
  void apply(float[] pixels, int from, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = from; i < from + count; i++) {
      switch (kind) {
        case GAUSSIAN -> pixels[i] += (float) (strength * random.nextGaussian());
        case MASKING -> pixels[i] = random.nextDouble() < strength ? 0 : pixels[i];
        case SALT_AND_PEPPER -> {
          double draw = random.nextDouble();
          pixels[i] = draw < strength / 2 ? 0 : draw < strength ? 1 : pixels[i];
        }
      }
    }
  }
}
