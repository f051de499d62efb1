package hep.analysis.generative;

import hep.analysis.InputException;
import hep.learners.AdversarialLosses;
import hep.learners.Var;
import java.util.Locale;

/** What a generator and a discriminator play for. */
public enum GanObjective {
  /**
   * The cross-entropy of Goodfellow et al. (arXiv 1406.2661): at the discriminator's best the value
   * V = E[ln D(x)] + E[ln(1 − D(G(z)))] is −ln 4 + 2 JSD, at the generator's best −ln 4. The
   * generator minimises the non-saturating form −E[ln D(G(z))].
   */
  LOG,
  /**
   * The absolute error E = ½ (E[1 − D(x)] + E[D(G(z))]): the discriminator minimises it, its best
   * is ½ (1 − TV) with the total variation TV = ½ ∫ |p − q|; the generator maximises it, its best
   * is ½.
   */
  ABSOLUTE;

  /**
   * The objective of a name.
   *
   * @throws InputException for another name than {@code log} and {@code absolute}
   */
  public static GanObjective of(String name) {
    return switch (name) {
      case "log" -> LOG;
      case "absolute" -> ABSOLUTE;
      default ->
          throw new InputException(
              "there is no GAN objective '" + name + "'; known are log and absolute");
    };
  }

  /** Returns what the discriminator minimises, from its outputs before the sigmoid. */
  public Var discriminator(Var realLogits, Var madeLogits) {
    return switch (this) {
      case LOG -> AdversarialLosses.discriminator(realLogits, madeLogits, 1);
      case ABSOLUTE -> AdversarialLosses.absoluteError(realLogits.sigmoid(), madeLogits.sigmoid());
    };
  }

  /** Returns what the generator minimises. */
  public Var generator(Var madeLogits) {
    return switch (this) {
      case LOG -> AdversarialLosses.generator(madeLogits);
      case ABSOLUTE -> madeLogits.sigmoid().mean().times(-0.5f);
    };
  }

  /** The name as on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
