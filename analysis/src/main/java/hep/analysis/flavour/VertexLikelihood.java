package hep.analysis.flavour;

import java.util.Optional;

/**
 * The likelihood of a jet's secondary vertex under each flavour: whether there is one, and its mass
 * with its energy fraction, its number of tracks and its flight significance, from templates filled
 * from labelled jets, as in ATLAS's SV1 (ATL-PHYS-PUB-2015-022).
 *
 * @param classes number of flavours
 * @param logs ln p by flavour and bin
 */
public record VertexLikelihood(int classes, float[] logs) {
  private static final double[] MASS = {0.4, 0.7, 1.0, 1.3, 1.6, 1.9, 2.3, 2.8, 3.4, 4.2};
  private static final double[] FRACTION = {0.15, 0.3, 0.45, 0.6, 0.75, 0.9};
  private static final double[] TRACKS = {2.5, 3.5, 4.5, 5.5};
  private static final double[] SIGNIFICANCE = {3, 5, 8, 12, 18, 28, 45, 80};

  private static final int SHAPES = (MASS.length + 1) * (FRACTION.length + 1);
  private static final int COUNTS = TRACKS.length + 1;
  private static final int LENGTHS = SIGNIFICANCE.length + 1;

  /** First bin of each template: is there a vertex; mass and fraction; tracks; significance. */
  private static final int[] FROM = {0, 2, 2 + SHAPES, 2 + SHAPES + COUNTS};

  private static final int[] SIZES = {2, SHAPES, COUNTS, LENGTHS};
  private static final int BINS = 2 + SHAPES + COUNTS + LENGTHS;

  /** Jets of all flavours that each template begins with. */
  private static final double PRIOR = 10;

  /** Checks the number of values. */
  public VertexLikelihood {
    if (logs.length != size(classes)) {
      throw new IllegalArgumentException(
          "templates of %d values, expected %d".formatted(logs.length, size(classes)));
    }
  }

  /** How many values the templates have. */
  public static int size(int classes) {
    return classes * BINS;
  }

  /**
   * Fills the templates.
   *
   * @param labels flavour of each jet, from 0
   * @param weights one a jet; a bin whose weights sum to less than 0 counts as empty
   */
  public static VertexLikelihood fit(
      SecondaryVertices vertices, int[] labels, double[] weights, int classes) {
    double[][] sums = new double[classes][BINS];
    double[] common = new double[BINS];
    for (int jet = 0; jet < labels.length; jet++) {
      for (int place : places(vertices.ofJet().get(jet))) {
        sums[labels[jet]][place] += weights[jet];
        common[place] += weights[jet];
      }
    }
    float[] logs = new float[size(classes)];
    for (int part = 0; part < FROM.length; part++) {
      double all = sum(common, part) + SIZES[part];
      for (int f = 0; f < classes; f++) {
        double own = sum(sums[f], part) + PRIOR;
        for (int bin = FROM[part]; bin < FROM[part] + SIZES[part]; bin++) {
          double prior = (Math.max(0, common[bin]) + 1) / all;
          logs[f * BINS + bin] =
              (float) Math.log((Math.max(0, sums[f][bin]) + PRIOR * prior) / own);
        }
      }
    }
    return new VertexLikelihood(classes, logs);
  }

  private static double sum(double[] values, int part) {
    double sum = 0;
    for (int bin = FROM[part]; bin < FROM[part] + SIZES[part]; bin++) {
      sum += Math.max(0, values[bin]);
    }
    return sum;
  }

  private static int[] places(Optional<SecondaryVertex> vertex) {
    if (vertex.isEmpty()) {
      return new int[] {0};
    }
    SecondaryVertex v = vertex.get();
    int shape =
        ImpactLikelihood.bin(MASS, v.mass()) * (FRACTION.length + 1)
            + ImpactLikelihood.bin(FRACTION, v.energyFraction());
    return new int[] {
      1,
      FROM[1] + shape,
      FROM[2] + ImpactLikelihood.bin(TRACKS, v.tracks().length),
      FROM[3] + ImpactLikelihood.bin(SIGNIFICANCE, v.flightSignificance())
    };
  }

  /** ln L of each flavour for each jet: jets by flavours. */
  public double[][] of(SecondaryVertices vertices) {
    double[][] result = new double[vertices.ofJet().size()][classes];
    for (int jet = 0; jet < result.length; jet++) {
      for (int place : places(vertices.ofJet().get(jet))) {
        for (int f = 0; f < classes; f++) {
          result[jet][f] += logs[f * BINS + place];
        }
      }
    }
    return result;
  }
}
