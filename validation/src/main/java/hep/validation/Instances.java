package hep.validation;

import hep.validation.internal.Inputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Connected pieces of masks, matched with those of another mask: whether each cell was found as one
 * cell, which pixels alone do not tell where cells touch.
 */
public final class Instances {
  private Instances() {}

  /**
   * Numbers the connected pieces of a mask from 1 in the order of their first pixels, 0 outside;
   * pixels are connected along rows and columns, not over corners.
   *
   * @param mask row after row
   * @param width pixels a row
   * @throws IllegalArgumentException where the mask has no whole rows
   */
  public static int[] label(boolean[] mask, int width) {
    Inputs.rows(mask.length, width);
    int[] labels = new int[mask.length];
    int[] stack = new int[mask.length];
    int pieces = 0;
    for (int start = 0; start < mask.length; start++) {
      if (mask[start] && labels[start] == 0) {
        pieces++;
        int depth = 0;
        stack[depth++] = start;
        labels[start] = pieces;
        while (depth > 0) {
          int pixel = stack[--depth];
          int column = pixel % width;
          int[] neighbours = {
            column > 0 ? pixel - 1 : -1,
            column < width - 1 ? pixel + 1 : -1,
            pixel - width,
            pixel + width < mask.length ? pixel + width : -1
          };
          for (int next : neighbours) {
            if (next >= 0 && mask[next] && labels[next] == 0) {
              labels[next] = pieces;
              stack[depth++] = next;
            }
          }
        }
      }
    }
    return labels;
  }

  /**
   * Intersection over union of every true piece with the predicted piece that was matched to it, 0
   * where none was left: pairs are matched in falling order of their intersection over union, each
   * piece once.
   *
   * @param predicted numbers of pieces as of {@link #label}
   * @param truth the same of the true mask
   * @param leastPixels smaller true pieces are left out
   * @return in the order of the true pieces
   */
  public static double[] ious(int[] predicted, int[] truth, int leastPixels) {
    Inputs.sameLength("predicted pieces", predicted.length, "true pieces", truth.length);
    int[] predictedSizes = sizes(predicted);
    int[] trueSizes = sizes(truth);
    Map<Long, Integer> common = new HashMap<>();
    for (int i = 0; i < truth.length; i++) {
      if (predicted[i] > 0 && truth[i] > 0) {
        common.merge(((long) truth[i] << 32) | predicted[i], 1, Integer::sum);
      }
    }
    record Pair(int truth, int predicted, double iou) {}
    List<Pair> pairs = new ArrayList<>();
    common.forEach((key, both) -> {
      int t = (int) (key >> 32);
      int p = (int) (long) key;
      pairs.add(new Pair(t, p, (double) both / (trueSizes[t] + predictedSizes[p] - both)));
    });
    pairs.sort(
        Comparator.comparingDouble(Pair::iou)
            .reversed()
            .thenComparingInt(Pair::truth)
            .thenComparingInt(Pair::predicted));
    double[] best = new double[trueSizes.length];
    boolean[] taken = new boolean[predictedSizes.length];
    for (Pair pair : pairs) {
      if (best[pair.truth] == 0 && !taken[pair.predicted]) {
        best[pair.truth] = pair.iou;
        taken[pair.predicted] = true;
      }
    }
    List<Double> kept = new ArrayList<>();
    for (int piece = 1; piece < best.length; piece++) {
      if (trueSizes[piece] >= leastPixels) {
        kept.add(best[piece]);
      }
    }
    return kept.stream().mapToDouble(v -> v).toArray();
  }

  /** Pixels of each piece, at its number. */
  private static int[] sizes(int... labels) {
    int[] sizes = new int[Arrays.stream(labels).max().orElse(0) + 1];
    for (int label : labels) {
      sizes[label]++;
    }
    return sizes;
  }
}
