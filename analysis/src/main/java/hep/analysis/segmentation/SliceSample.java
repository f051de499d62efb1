package hep.analysis.segmentation;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Slices of one square shape.
 *
 * @param side pixels along each side
 * @param pixels of each slice, row after row, with mean 0 and width 1
 * @param inside whether each pixel lies inside a cell; as many as slices, or none where it is not
 *     known
 */
public record SliceSample(int side, List<float[]> pixels, List<boolean[]> inside) {
  private static final String PIXELS = "pixels";
  private static final String MASK = "mask";

  /** Fewer pixels along a side make no image. */
  static final int LEAST_SIDE = 32;

  /** Checks the lengths. */
  public SliceSample {
    pixels = List.copyOf(pixels);
    inside = List.copyOf(inside);
    for (float[] slice : pixels) {
      if (slice.length != side * side) {
        throw new IllegalArgumentException(
            "%d pixels are no slice of %d x %d".formatted(slice.length, side, side));
      }
    }
    if (!inside.isEmpty() && inside.size() != pixels.size()) {
      throw new IllegalArgumentException(
          "%d slices with %d masks".formatted(pixels.size(), inside.size()));
    }
  }

  /**
   * Reads and checks a tree with pixels and masks.
   *
   * @param specs files, each optionally with {@code :TREE}
   * @throws InputException for slices that are not square, or a mask with other values than 0 and
   *     1, or 0 and 255; names the entry
   */
  public static SliceSample read(List<String> specs) {
    return read(specs, true);
  }

  /**
   * Reads pixels only.
   *
   * @throws InputException for slices that are not square
   */
  public static SliceSample readPixels(List<String> specs) {
    return read(specs, false);
  }

  private static SliceSample read(List<String> specs, boolean masks) {
    String where = String.join(", ", specs);
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      Columns columns = input.read(masks ? List.of(PIXELS, MASK) : List.of(PIXELS));
      TreeInput.FixedNumbers pixels = input.fixed(columns, PIXELS);
      int side = (int) Math.round(Math.sqrt(pixels.size()));
      if (side * side != pixels.size() || side < LEAST_SIDE) {
        throw new InputException(
            "%s: branch 'pixels' of the tree '%s' has %d values an entry; expected a square slice of at least %d x %d"
                .formatted(where, tree.name(), pixels.size(), LEAST_SIDE, LEAST_SIDE));
      }
      List<float[]> slices = new ArrayList<>();
      for (int entry = 0; entry < pixels.values().length / pixels.size(); entry++) {
        slices.add(standardised(pixels.values(), entry, pixels.size(), where));
      }
      List<boolean[]> inside = new ArrayList<>();
      if (masks) {
        TreeInput.FixedNumbers mask = input.fixed(columns, MASK);
        if (mask.size() != pixels.size()) {
          throw new InputException(
              "%s: branch 'mask' of the tree '%s' has %d values an entry; expected %d, as many as 'pixels'"
                  .formatted(where, tree.name(), mask.size(), pixels.size()));
        }
        for (int entry = 0; entry < slices.size(); entry++) {
          inside.add(booleans(mask.values(), entry, pixels.size(), where));
        }
      }
      return new SliceSample(side, slices, inside);
    }
  }

  private static float[] standardised(float[] values, int entry, int size, String where) {
    double sum = 0;
    double squares = 0;
    for (int i = entry * size; i < (entry + 1) * size; i++) {
      sum += values[i];
      squares += (double) values[i] * values[i];
    }
    double mean = sum / size;
    double variance = squares / size - mean * mean;
    if (!(variance > 0)) {
      throw new InputException(
          "%s: all pixels of the slice at entry %d are %s".formatted(where, entry, mean));
    }
    float[] slice = new float[size];
    for (int i = 0; i < size; i++) {
      slice[i] = (float) ((values[entry * size + i] - mean) / Math.sqrt(variance));
    }
    return slice;
  }

  private static boolean[] booleans(float[] values, int entry, int size, String where) {
    boolean[] inside = new boolean[size];
    for (int i = 0; i < size; i++) {
      float value = values[entry * size + i];
      inside[i] = value == 1 || value == 255; // images of masks hold 255 for white
      if (!inside[i] && value != 0) {
        throw new InputException(
            "%s: the mask is %s at pixel %d of entry %d; expected 1 (or 255) inside a cell and 0 on a membrane"
                .formatted(where, value, i, entry));
      }
    }
    return inside;
  }

  /** Number of slices. */
  public int size() {
    return pixels.size();
  }

  /** Slices {@code from … to−1}. */
  public SliceSample range(int from, int to) {
    return new SliceSample(
        side, pixels.subList(from, to), inside.isEmpty() ? List.of() : inside.subList(from, to));
  }

  /** All but slices {@code from … to−1}. */
  SliceSample without(int from, int to) {
    SliceSample before = range(0, from);
    SliceSample after = range(to, size());
    List<float[]> slices = new ArrayList<>(before.pixels);
    slices.addAll(after.pixels);
    List<boolean[]> masks = new ArrayList<>(before.inside);
    masks.addAll(after.inside);
    return new SliceSample(side, slices, masks);
  }
}
