package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import java.util.Arrays;
import java.util.List;

/** What makes a shower. */
public enum ShowerParticle {
  /** e-. */
  ELECTRON("electron", 11, "e⁻"),
  /** e+; showers as an electron does. */
  POSITRON("positron", -11, "e⁺"),
  /** A photon, which must convert first. */
  PHOTON("photon", 22, "γ"),
  /** pi+, a hadron. */
  PION("pion", 211, "π⁺");

  private final String word;
  private final int pdg;
  private final String symbol;

  ShowerParticle(String word, int pdg, String symbol) {
    this.word = word;
    this.pdg = pdg;
    this.symbol = symbol;
  }

  /** Number of the Particle Data Group. */
  public int pdg() {
    return pdg;
  }

  /** For axes and legends. */
  public String symbol() {
    return symbol;
  }

  /** The name on a command line. */
  @Override
  public String toString() {
    return word;
  }

  /**
   * By its number.
   *
   * @throws InputException for any other
   */
  public static ShowerParticle of(int pdg) {
    return Arrays.stream(values())
        .filter(particle -> particle.pdg == pdg)
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "particle " + pdg + " makes no shower here; known are 11, -11, 22 and 211"));
  }

  /**
   * By its name on a command line.
   *
   * @throws InputException for any other; it tells the nearest
   */
  public static ShowerParticle named(String name) {
    List<String> names = Arrays.stream(values()).map(ShowerParticle::toString).toList();
    return Arrays.stream(values())
        .filter(particle -> particle.word.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "unknown particle '%s'%s; known are %s"
                    .formatted(name, NearestName.hint(name, names), names)));
  }
}
