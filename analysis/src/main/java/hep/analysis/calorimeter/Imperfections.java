package hep.analysis.calorimeter;

import hep.analysis.InputException;

/**
 * What keeps a calorimeter from seeing all of a shower.
 *
 * @param deadX0 material before the first layer at the centre, in radiation lengths; what is left
 *     there is lost
 * @param deadX0AtEdge the same where the beam's spot ends; in between it grows with the distance
 *     |x|
 * @param stochasticTerm a of σ/E = a/√E with E in GeV, from counting quanta of a² GeV in each cell
 * @param noiseGeV width of the normal noise of each cell; cells below two and a half of it are set
 *     to zero
 */
public record Imperfections(
    double deadX0, double deadX0AtEdge, double stochasticTerm, double noiseGeV) {
  /** All deposits are seen, as CaloGAN's sums of absorber and gap. */
  public static final Imperfections NONE = new Imperfections(0, 0, 0, 0);

  /** Noise below this many widths is cut. */
  static final double CUT = 2.5;

  /** Checks the signs. */
  public Imperfections {
    if (!(deadX0 >= 0
        && deadX0AtEdge >= deadX0
        && deadX0AtEdge < 20
        && stochasticTerm >= 0
        && stochasticTerm < 10
        && noiseGeV >= 0
        && noiseGeV < 100)) {
      throw new InputException(
          "imperfections cannot be negative or of another size: "
              + deadX0
              + ", "
              + deadX0AtEdge
              + ", "
              + stochasticTerm
              + ", "
              + noiseGeV);
    }
  }

  /** 1 to 5 X0 of dead material, 11 %/√E and 10 MeV of noise a cell. */
  public static Imperfections typical() {
    return new Imperfections(1, 5, 0.11, 0.01);
  }
}
