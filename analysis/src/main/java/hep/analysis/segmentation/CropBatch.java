package hep.analysis.segmentation;

import hep.analysis.internal.Draws;
import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.train.Examples;
import java.util.List;

/**
 * Square pieces of slices for training: at random places, turned by right angles, mirrored and
 * bent. What is drawn depends on the seed, the piece and its place in the order, so that each epoch
 * sees other pieces.
 *
 * @param crops how pieces are made
 * @param order of the pieces
 * @param from first place in the order
 * @param to behind the last
 */
public record CropBatch(Crops crops, int[] order, int from, int to) {
  /**
   * How pieces are made.
   *
   * @param sample slices with masks
   * @param weights of the pixels of each slice
   * @param side of the pieces, in pixels
   * @param bend width of the displacements, in pixels; 0 for none
   * @param shade how far brightness and contrast vary, in widths of the pixels; 0 for not at all
   * @param seed of what is drawn
   */
  public record Crops(
      SliceSample sample, List<float[]> weights, int side, double bend, double shade, long seed) {
    /** So many pieces of all slices in turn. */
    public Examples<CropBatch> examples(int count) {
      Crops crops = this;
      return new Examples<>() {
        @Override
        public int size() {
          return count;
        }

        @Override
        public CropBatch batch(int[] order, int from, int to) {
          return new CropBatch(crops, order, from, to);
        }
      };
    }
  }

  /**
   * What a network learns from.
   *
   * @param pixels pieces x side x side x 1
   * @param truth 1 on membranes and 0 inside: pixels x 1
   * @param weights pixels x 1
   */
  public record Content(Var pixels, Var truth, Var weights) {}

  /** Makes the pieces. */
  public Content content(Tape tape) {
    int side = crops.side;
    int count = to - from;
    Content content =
        new Content(
            tape.input(count, side, side, 1),
            tape.input(count * side * side, 1),
            tape.input(count * side * side, 1));
    for (int i = 0; i < count; i++) {
      fill(content, i, order[from + i], from + i);
    }
    return content;
  }

  private void fill(Content content, int piece, int number, int place) {
    SliceSample sample = crops.sample;
    int slice = number % sample.size();
    Draws draws = new Draws(crops.seed * 0x9E3779B97F4A7C15L + number, place);
    int side = crops.side;
    double half = (side - 1) / 2.0;
    double room = Math.max(0, sample.side() - side);
    double centreX = half + Math.rint(draws.uniform() * room);
    double centreY = half + Math.rint(draws.uniform() * room);
    boolean mirrored = draws.chance(0.5);
    int turns = (int) (draws.uniform() * 4);
    Bending bending = new Bending(draws, side, crops.bend);
    double contrast = Math.max(0, 1 + crops.shade * draws.gauss());
    double brightness = crops.shade * draws.gauss();
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double u = column - half + bending.x(row, column);
        double v = row - half + bending.y(row, column);
        u = mirrored ? -u : u;
        double x =
            switch (turns) {
              case 0 -> u;
              case 1 -> -v;
              case 2 -> -u;
              default -> v;
            };
        double y =
            switch (turns) {
              case 0 -> v;
              case 1 -> u;
              case 2 -> -v;
              default -> -u;
            };
        int at = piece * side * side + row * side + column;
        put(content, at, slice, centreX + x, centreY + y);
        float[] pixels = content.pixels.data();
        int pixel = content.pixels.start() + at;
        pixels[pixel] = (float) (contrast * pixels[pixel] + brightness);
      }
    }
  }

  private void put(Content content, int at, int slice, double x, double y) {
    int side = crops.sample.side();
    float[] pixels = crops.sample.pixels().get(slice);
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double down = y - top;
    double value =
        (1 - down)
                * ((1 - right) * pixels[index(left, top, side)]
                    + right * pixels[index(left + 1, top, side)])
            + down
                * ((1 - right) * pixels[index(left, top + 1, side)]
                    + right * pixels[index(left + 1, top + 1, side)]);
    int nearest = index((int) Math.rint(x), (int) Math.rint(y), side);
    set(content.pixels, at, (float) value);
    set(content.truth, at, crops.sample.inside().get(slice)[nearest] ? 0 : 1);
    set(content.weights, at, crops.weights.get(slice)[nearest]);
  }

  private static void set(Var values, int at, float value) {
    values.data()[values.start() + at] = value;
  }

  /** The place of a pixel; beyond the border the image is mirrored. */
  static int index(int x, int y, int side) {
    return inside(y, side) * side + inside(x, side);
  }

  private static int inside(int place, int side) {
    if (place >= 0 && place < side) {
      return place; // the common case, without a division
    }
    int folded = Math.floorMod(place, 2 * side);
    return folded < side ? folded : 2 * side - 1 - folded;
  }
}
