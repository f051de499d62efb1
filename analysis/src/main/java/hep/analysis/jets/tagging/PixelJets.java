package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of jets as jets: every pixel that is not empty is a massless constituent at the middle of
 * the pixel, so that whatever learns from constituents learns from images too. A file of images
 * does not tell how wide a pixel is; {@value #PIXEL} is taken, as in {@link JetImage}.
 */
final class PixelJets {
  private static final String PIXELS = "pixels";
  private static final double PIXEL = 0.1;
  private static final int LEAST_SIDE = 8;

  private PixelJets() {}

  /** Whether the trees hold images: a branch {@code pixels}. */
  static boolean are(List<String> specs) {
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      return TreeInput.of(tree, String.join(", ", specs)).names().contains(PIXELS);
    }
  }

  /**
   * Constituents of each image.
   *
   * @throws InputException for images that are not square and pixels below 0; names the entry
   */
  static List<Particles> read(List<String> specs) {
    String where = String.join(", ", specs);
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      Columns columns = input.read(List.of(PIXELS));
      TreeInput.FixedNumbers pixels = input.fixed(columns, PIXELS);
      int side = (int) Math.round(Math.sqrt(pixels.size()));
      if (side * side != pixels.size() || side < LEAST_SIDE) {
        throw new InputException(
            "%s: branch 'pixels' of the tree '%s' has %d values an entry; expected a square image of at least %d x %d"
                .formatted(where, tree.name(), pixels.size(), LEAST_SIDE, LEAST_SIDE));
      }
      return IntStream.range(0, pixels.values().length / pixels.size())
          .mapToObj(jet -> constituents(pixels.values(), jet, side, where))
          .toList();
    }
  }

  private static Particles constituents(float[] pixels, int jet, int side, String where) {
    List<FourVector> all = new ArrayList<>();
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        float pt = pixels[(jet * side + row) * side + column];
        if (pt < 0) {
          throw new InputException(
              "%s: pixel %d is %s at entry %d; expected at least 0"
                  .formatted(where, row * side + column, pt, jet));
        }
        if (pt > 0) {
          double y = (row - (side - 1) / 2.0) * PIXEL;
          double phi = (column - (side - 1) / 2.0) * PIXEL;
          all.add(FourVector.ofPtRapidityPhiMass(pt, y, phi, 0));
        }
      }
    }
    return Particles.of(all);
  }
}
