package hep.analysis.autoencoder;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.learners.Tensor;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Images of one square shape.
 *
 * @param side pixels along each side
 * @param pixels one image a row
 * @param labels whole numbers; 0 for all where there are none
 */
public record ImageSample(int side, Tensor pixels, int[] labels) {
  private static final String PIXELS = "pixels";
  private static final String LABEL = "label";
  private static final int LEAST_SIDE = 8;

  /** Checks the lengths. */
  public ImageSample {
    if (pixels.columns() != side * side || pixels.rows() != labels.length) {
      throw new IllegalArgumentException(
          "%d images of %d pixels with %d labels are no images of %d x %d"
              .formatted(pixels.rows(), pixels.columns(), labels.length, side, side));
    }
  }

  /**
   * Reads and checks a tree.
   *
   * @param specs files, each optionally with {@code :TREE}
   * @throws InputException for images that are not square, have a pixel below 0 or nothing but
   *     zeros; names the entry
   */
  public static ImageSample read(List<String> specs) {
    String where = String.join(", ", specs);
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      boolean labelled = input.names().contains(LABEL);
      List<String> wanted = new ArrayList<>(List.of(PIXELS));
      if (labelled) {
        wanted.add(LABEL);
      }
      Columns columns = input.read(wanted);
      TreeInput.FixedNumbers pixels = input.fixed(columns, PIXELS);
      int side = (int) Math.round(Math.sqrt(pixels.size()));
      if (side * side != pixels.size() || side < LEAST_SIDE) {
        throw new InputException(
            "%s: branch 'pixels' of the tree '%s' has %d values an entry; expected a square image of at least %d x %d"
                .formatted(where, tree.name(), pixels.size(), LEAST_SIDE, LEAST_SIDE));
      }
      int entries = pixels.values().length / pixels.size();
      int[] labels = new int[entries];
      if (labelled) {
        double[] found = input.flat(columns, LABEL);
        Arrays.setAll(labels, entry -> (int) found[entry]);
      }
      ImageSample sample =
          new ImageSample(side, new Tensor(pixels.values(), entries, pixels.size()), labels);
      sample.check(where);
      return sample;
    }
  }

  private void check(String where) {
    for (int entry = 0; entry < size(); entry++) {
      float largest = 0;
      for (int i = 0; i < pixels.columns(); i++) {
        float value = pixels.at(entry, i);
        if (value < 0) {
          throw new InputException(
              "%s: pixel %d is %s at entry %d; expected at least 0"
                  .formatted(where, i, value, entry));
        }
        largest = Math.max(largest, value);
      }
      if (largest <= 0) {
        throw new InputException("%s: the image at entry %d is empty".formatted(where, entry));
      }
    }
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** The chosen images, in this order. */
  public ImageSample only(int... chosen) {
    int columns = pixels.columns();
    Tensor fewer = Tensor.zeros(chosen.length, columns);
    int[] theirs = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(pixels.data(), chosen[i] * columns, fewer.data(), i * columns, columns);
      theirs[i] = labels[chosen[i]];
    }
    return new ImageSample(side, fewer, theirs);
  }

  /** Every pixel times a factor. */
  public ImageSample times(double factor) {
    float[] scaled = pixels.data().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= (float) factor;
    }
    return new ImageSample(side, new Tensor(scaled, pixels.shape()), labels);
  }

  /** Every image divided by the root of the sum of its squares. */
  public ImageSample unit() {
    float[] scaled = pixels.data().clone();
    int columns = pixels.columns();
    for (int entry = 0; entry < size(); entry++) {
      double squares = 0;
      for (int i = 0; i < columns; i++) {
        squares += (double) pixels.at(entry, i) * pixels.at(entry, i);
      }
      float factor = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
      for (int i = 0; i < columns; i++) {
        scaled[entry * columns + i] *= factor;
      }
    }
    return new ImageSample(side, new Tensor(scaled, pixels.shape()), labels);
  }

  /** The largest pixel of an image, in the mean over all. */
  public double peak() {
    double sum = 0;
    for (int entry = 0; entry < size(); entry++) {
      float largest = 0;
      for (int i = 0; i < pixels.columns(); i++) {
        largest = Math.max(largest, pixels.at(entry, i));
      }
      sum += largest;
    }
    return sum / size();
  }
}
