package hep.analysis.toy;

import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Jets whose tracks know nothing of each other, for which the best tagger is known: each track is
 * displaced with a probability that depends on the flavour only, and the significance of d0 of a
 * displaced one is Gaussian plus an exponential, that of all others Gaussian. Momenta, directions
 * and numbers of tracks are the same for all flavours, and z0 is noise. By Neyman and Pearson no
 * tagger beats Σ ln p_b(S) / p_light(S).
 *
 * <p>This is a test of taggers, not a model of any detector.
 */
public final class IndependentTracks {
  private static final double MEAN_TRACKS = 4;
  private static final double LIFETIME = 4;
  private static final double ERROR_MM = 0.02;

  /** Probabilities that a track is displaced, for b, c and light. */
  private static final double[] DISPLACED = {0.45, 0.25, 0.04};

  private static final int[] FLAVOURS = {5, 4, 0};

  private IndependentTracks() {}

  /**
   * p_f(S), the density of the lifetime-signed significance of d0.
   *
   * @param flavour 0, 1, 2 for b, c, light
   */
  public static double density(int flavour, double significance) {
    double s = significance;
    double gauss = Math.exp(-s * s / 2) / Math.sqrt(2 * Math.PI);
    // a Gaussian of width 1 folded with exp(-x / L) / L
    double argument = (1 / LIFETIME - s) / Math.sqrt(2);
    double folded =
        Math.exp(1 / (2 * LIFETIME * LIFETIME) - s / LIFETIME) * erfc(argument) / (2 * LIFETIME);
    return (1 - DISPLACED[flavour]) * gauss + DISPLACED[flavour] * folded;
  }

  /** Abramowitz and Stegun 7.1.26, good to 1.5e-7. */
  private static double erfc(double x) {
    double t = 1 / (1 + 0.3275911 * Math.abs(x));
    double y =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
            * Math.exp(-x * x);
    return x >= 0 ? y : 2 - y;
  }

  /** Writes so many jets of the three flavours in turn, one an entry, to the tree {@code tree}. */
  public static void write(Path file, int jets, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    int[] offsets = new int[jets + 1];
    for (int jet = 0; jet < jets; jet++) {
      offsets[jet + 1] = offsets[jet] + 1 + (int) (2 * MEAN_TRACKS * random.nextDouble());
    }
    int tracks = offsets[jets];
    int[] flavours = new int[jets];
    float[][] values = new float[8][tracks];
    float[] jetEta = new float[jets];
    float[] jetPhi = new float[jets];
    for (int jet = 0; jet < jets; jet++) {
      flavours[jet] = FLAVOURS[jet % 3];
      jetEta[jet] = (float) random.nextDouble(-2, 2);
      jetPhi[jet] = (float) random.nextDouble(-3, 3);
      for (int i = offsets[jet]; i < offsets[jet + 1]; i++) {
        double deltaPhi = random.nextDouble(-0.3, 0.3);
        boolean displaced = random.nextDouble() < DISPLACED[jet % 3];
        double s = random.nextGaussian() + (displaced ? LIFETIME * random.nextExponential() : 0);
        values[0][i] = (float) (1.5 + 3 * random.nextExponential());
        values[1][i] = jetEta[jet] + (float) random.nextDouble(-0.3, 0.3);
        values[2][i] = jetPhi[jet] + (float) deltaPhi;
        values[3][i] = random.nextBoolean() ? 1 : -1;
        values[4][i] = (float) (-Math.signum(deltaPhi) * s * ERROR_MM);
        values[5][i] = (float) (2 * ERROR_MM * random.nextGaussian());
        values[6][i] = (float) ERROR_MM;
        values[7][i] = (float) (2 * ERROR_MM);
      }
    }
    Batch batch = new Batch().column("jet_pt", filled(jets, 40)).column("jet_eta", jetEta);
    batch.column("jet_phi", jetPhi).column("jet_M", filled(jets, 5)).column("jet_flav", flavours);
    String[] names = {"pt", "eta", "phi", "charge", "d0", "z0", "d0_err", "z0_err"};
    for (int k = 0; k < names.length; k++) {
      batch.column("trk_" + names[k], "ntrk", offsets, values[k]);
    }
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("tree", "jets of independent tracks")) {
            tree.fill(batch);
          }
        });
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }
}
