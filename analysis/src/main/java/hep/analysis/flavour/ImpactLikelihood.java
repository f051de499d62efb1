package hep.analysis.flavour;

import java.util.Arrays;

/**
 * The likelihood of a jet's impact parameters under each flavour, as if its tracks were
 * independent: ln L_f = Σ ln p_f(S | category of the track), with templates p filled from labelled
 * jets. S is the lifetime-signed significance of d0 (IP2D) or the pair of those of d0 and z0
 * (IP3D), as in ATLAS (ATL-PHYS-PUB-2015-022). Where tracks are independent, no tagger of the same
 * S does better (Neyman and Pearson).
 *
 * <p>A track counts if its pT is above 1 GeV, |d0| below 3.5 mm and |z0| below 6 mm. Its category
 * is one of three of pT times two of the distance from the jet axis. Bins with few entries are
 * drawn towards the template of all flavours.
 *
 * @param classes number of flavours
 * @param withZ0 whether z0 is used
 * @param logs ln p by flavour, category and bin
 */
public record ImpactLikelihood(int classes, boolean withZ0, float[] logs) {
  private static final double[] EDGES = {
    -20, -10, -6, -4, -3, -2.2, -1.6, -1.1, -0.7, -0.35, 0, 0.35, 0.7, 1.1, 1.6, 2.2, 3, 4, 5.5, 8,
    12, 18, 28, 45
  };
  private static final int BINS = EDGES.length + 1;
  private static final double[] PT_EDGES = {2, 5};
  private static final double NEAR = 0.1;
  private static final int CATEGORIES = 2 * (PT_EDGES.length + 1);

  private static final double LEAST_PT = 1;
  private static final double MOST_D0_MM = 3.5;
  private static final double MOST_Z0_MM = 6;

  /** Entries of the common template that each flavour's begins with. */
  private static final double PRIOR = 20;

  /** Checks the number of values. */
  public ImpactLikelihood {
    if (logs.length != size(classes, withZ0)) {
      throw new IllegalArgumentException(
          "templates of %d values, expected %d".formatted(logs.length, size(classes, withZ0)));
    }
  }

  private static int bins(boolean withZ0) {
    return withZ0 ? BINS * BINS : BINS;
  }

  /** How many values the templates have. */
  public static int size(int classes, boolean withZ0) {
    return classes * CATEGORIES * bins(withZ0);
  }

  /**
   * Fills the templates.
   *
   * @param labels flavour of each jet, from 0
   * @param weights one a jet; a bin whose weights sum to less than 0 counts as empty
   */
  public static ImpactLikelihood fit(
      LifetimeTracks tracks, int[] labels, double[] weights, int classes, boolean withZ0) {
    int bins = bins(withZ0);
    double[][] sums = new double[classes][CATEGORIES * bins];
    double[] common = new double[CATEGORIES * bins];
    for (int jet = 0; jet < tracks.jets(); jet++) {
      for (int i = tracks.offsets()[jet]; i < tracks.offsets()[jet + 1]; i++) {
        if (counts(tracks, i)) {
          int place = place(tracks, jet, i, withZ0);
          sums[labels[jet]][place] += weights[jet];
          common[place] += weights[jet];
        }
      }
    }
    float[] logs = new float[size(classes, withZ0)];
    for (int category = 0; category < CATEGORIES; category++) {
      int from = category * bins;
      double all = sum(common, from, bins) + bins;
      for (int f = 0; f < classes; f++) {
        double own = sum(sums[f], from, bins) + PRIOR;
        for (int bin = 0; bin < bins; bin++) {
          double prior = (Math.max(0, common[from + bin]) + 1) / all;
          double p = (Math.max(0, sums[f][from + bin]) + PRIOR * prior) / own;
          logs[f * CATEGORIES * bins + from + bin] = (float) Math.log(p);
        }
      }
    }
    return new ImpactLikelihood(classes, withZ0, logs);
  }

  private static double sum(double[] values, int from, int count) {
    return Arrays.stream(values, from, from + count).map(x -> Math.max(0, x)).sum();
  }

  private static boolean counts(LifetimeTracks tracks, int i) {
    return tracks.pt()[i] > LEAST_PT
        && Math.abs(tracks.d0()[i]) < MOST_D0_MM
        && Math.abs(tracks.z0()[i]) < MOST_Z0_MM;
  }

  private static int place(LifetimeTracks tracks, int jet, int i, boolean withZ0) {
    int category = 2 * bin(PT_EDGES, tracks.pt()[i]) + (tracks.deltaR(jet, i) < NEAR ? 0 : 1);
    int bin = bin(EDGES, tracks.d0Significance(jet, i));
    if (withZ0) {
      bin = bin * BINS + bin(EDGES, tracks.z0Significance(jet, i));
    }
    return category * bins(withZ0) + bin;
  }

  static int bin(double[] edges, double value) {
    int found = Arrays.binarySearch(edges, value);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** ln L of each flavour for each jet, 0 for a jet without tracks that count: jets by flavours. */
  public double[][] of(LifetimeTracks tracks) {
    int stride = CATEGORIES * bins(withZ0);
    double[][] result = new double[tracks.jets()][classes];
    for (int jet = 0; jet < result.length; jet++) {
      for (int i = tracks.offsets()[jet]; i < tracks.offsets()[jet + 1]; i++) {
        if (counts(tracks, i)) {
          int place = place(tracks, jet, i, withZ0);
          for (int f = 0; f < classes; f++) {
            result[jet][f] += logs[f * stride + place];
          }
        }
      }
    }
    return result;
  }
}
