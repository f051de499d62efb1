package hep.analysis.digits;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.learners.Tensor;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of digits.
 *
 * @param side pixels on each side
 * @param pixels images by pixels, 0 to 1, row by row from the top
 * @param labels 0 to 9
 */
public record DigitSample(int side, Tensor pixels, int[] labels) {
  /** Names of the classes. */
  public static final List<String> CLASSES =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private static final String PIXELS = "pixels";
  private static final String LABEL = "label";
  private static final float INK = 255;
  private static final int SMALLEST = 16;
  private static final int LARGEST = 64;

  /**
   * Reads the branches {@code pixels} and {@code label}.
   *
   * @throws InputException where an image is not square, from {@value #SMALLEST} to {@value
   *     #LARGEST} pixels wide, a pixel lies outside 0 to 255, or a label is no digit
   */
  public static DigitSample read(List<String> files) {
    return read(files, true);
  }

  /** Images that are not learned from: without the branch {@code label}, labels are -1. */
  static DigitSample unlabelled(List<String> files) {
    return read(files, false);
  }

  private static DigitSample read(List<String> files, boolean labels) {
    String where = String.join(", ", files);
    try (Tree tree = Tree.open(files.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      boolean labelled = labels || input.names().contains(LABEL);
      Columns columns = input.read(labelled ? List.of(PIXELS, LABEL) : List.of(PIXELS));
      TreeInput.FixedNumbers found = input.fixed(columns, PIXELS);
      double[] truth = labelled ? input.flat(columns, LABEL) : new double[0];
      int side = (int) Math.round(Math.sqrt(found.size()));
      if (side * side != found.size() || side < SMALLEST || side > LARGEST) {
        throw new InputException(
            "%s: branch '%s' holds %d pixels an image; expected a square of %d to %d pixels a side"
                .formatted(where, PIXELS, found.size(), SMALLEST, LARGEST));
      }
      float[] values = found.values();
      for (int i = 0; i < values.length; i++) {
        if (!(values[i] >= 0 && values[i] <= INK)) {
          throw new InputException(
              "%s: branch '%s' is %s at entry %d; expected 0 to 255"
                  .formatted(where, PIXELS, values[i], i / found.size()));
        }
        values[i] /= INK;
      }
      int[] digits = new int[columns.entries()];
      Arrays.fill(digits, -1);
      for (int i = 0; i < truth.length; i++) {
        digits[i] = (int) truth[i];
        if (digits[i] != truth[i] || digits[i] < 0 || digits[i] >= CLASSES.size()) {
          throw new InputException(
              "%s: branch '%s' is %s at entry %d; expected a digit"
                  .formatted(where, LABEL, truth[i], i));
        }
      }
      return new DigitSample(side, new Tensor(values, digits.length, found.size()), digits);
    }
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** Some of them. */
  public DigitSample only(int... chosen) {
    int columns = pixels.columns();
    float[] kept = new float[Math.multiplyExact(chosen.length, columns)];
    int[] truth = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(pixels.data(), chosen[i] * columns, kept, i * columns, columns);
      truth[i] = labels[chosen[i]];
    }
    return new DigitSample(side, new Tensor(kept, chosen.length, columns), truth);
  }
}
