package hep.validation;

import hep.validation.internal.Inputs;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Pixels of a predicted and a true mask, counted by agreement.
 *
 * @param both pixels in both masks
 * @param predictedOnly pixels of the predicted mask only
 * @param truthOnly pixels of the true mask only
 * @param neither pixels in neither mask
 */
public record Overlap(long both, long predictedOnly, long truthOnly, long neither) {

  /** Counts two masks of the same shape. */
  public static Overlap of(boolean[] predicted, boolean[] truth) {
    Inputs.sameLength("predicted mask", predicted.length, "true mask", truth.length);
    long[] counts = new long[4];
    for (int i = 0; i < truth.length; i++) {
      counts[(predicted[i] ? 0 : 2) + (truth[i] ? 0 : 1)]++;
    }
    return new Overlap(counts[0], counts[1], counts[2], counts[3]);
  }

  /** Counts the pixels of one class of two label images. */
  public static Overlap ofClass(int[] predicted, int[] truth, int oneClass) {
    boolean[] p = new boolean[predicted.length];
    boolean[] t = new boolean[truth.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = predicted[i] == oneClass;
    }
    for (int i = 0; i < t.length; i++) {
      t[i] = truth[i] == oneClass;
    }
    return of(p, t);
  }

  /**
   * Mean over classes of the intersection over union of two label images; classes that neither
   * image shows do not count.
   *
   * @param classes labels are 0 to this, exclusive
   * @return from 0 to 1; NaN where no label is of these classes
   */
  public static double meanIou(int[] predicted, int[] truth, int classes) {
    double sum = 0;
    int shown = 0;
    for (int oneClass = 0; oneClass < classes; oneClass++) {
      Overlap overlap = ofClass(predicted, truth, oneClass);
      if (overlap.both + overlap.predictedOnly + overlap.truthOnly > 0) {
        sum += overlap.iou();
        shown++;
      }
    }
    return sum / shown;
  }

  /** Intersection over union (Jaccard index), inside [0, 1]; 1 where both masks are empty. */
  public double iou() {
    long union = both + predictedOnly + truthOnly;
    return union == 0 ? 1 : (double) both / union;
  }

  /** Dice coefficient 2|A∩B|/(|A| + |B|) = 2 IoU/(1 + IoU), inside [0, 1]. */
  public double dice() {
    return 2 * iou() / (1 + iou());
  }

  /** Fraction of pixels on which the masks agree. */
  public double pixelAccuracy() {
    return (double) (both + neither) / (both + predictedOnly + truthOnly + neither);
  }

  /** The same two masks turned inside out: the agreement on what is in neither. */
  public Overlap inverse() {
    return new Overlap(neither, truthOnly, predictedOnly, both);
  }

  /** The counts of two images together. */
  public Overlap plus(Overlap other) {
    return new Overlap(
        both + other.both,
        predictedOnly + other.predictedOnly,
        truthOnly + other.truthOnly,
        neither + other.neither);
  }

  /**
   * Mean of a number over images, for instance {@code Overlap::iou}, with its standard error from
   * image to image: pixels of one image are not independent, so counting them would give an error
   * far too small.
   */
  public static Measured mean(List<Overlap> images, ToDoubleFunction<Overlap> number) {
    double[] values = images.stream().mapToDouble(number).toArray();
    return Moments.of(values, Inputs.ones(values.length)).measuredMean();
  }
}
