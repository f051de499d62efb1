package hep.analysis.segmentation;

import hep.learners.Layer;
import hep.learners.Parameters;
import hep.learners.Var;
import hep.learners.Window;
import hep.learners.layers.Convolution;
import hep.learners.layers.Pooling;
import hep.learners.layers.TransposedConvolution;
import java.util.ArrayList;
import java.util.List;

/**
 * The U-Net (Ronneberger, Fischer, Brox, arXiv:1505.04597): pairs of 3 x 3 convolutions with ReLU,
 * going down by pooling 2 x 2 with twice the filters on each level, and up by transposed
 * convolutions 2 x 2 with half of them; on the way up each level also sees what the same level saw
 * on the way down. A convolution of one pixel gives the outputs, without an activation.
 */
public final class UNet implements Layer {
  private final Plan plan;
  private final List<Pair> down = new ArrayList<>();
  private final List<TransposedConvolution> up = new ArrayList<>();
  private final List<Pair> joined = new ArrayList<>();
  private final Convolution last;

  /**
   * The size of a network.
   *
   * @param channels of the images, at least 1
   * @param outputs values a pixel, at least 1
   * @param levels how often images are halved, from 1
   * @param filters of the first level; each further level has twice as many
   * @param padded whether zeros round the images keep their size; otherwise each convolution takes
   *     a pixel off every side, as in the paper
   * @param skips whether each level sees on the way up what it saw on the way down; a network
   *     without is there to show what the skips are good for
   * @param dropout behind the deepest level while training, in [0, 1)
   */
  public record Plan(
      int channels,
      int outputs,
      int levels,
      int filters,
      boolean padded,
      boolean skips,
      float dropout) {
    private static final int MOST_LEVELS = 8;
    private static final int MOST_FILTERS = 4096;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Plan {
      if (channels < 1
          || outputs < 1
          || levels < 1
          || levels > MOST_LEVELS
          || filters < 1
          || filters > MOST_FILTERS >> levels
          || !(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException(
            "A U-Net has at least 1 channel, 1 output, 1 to 8 levels, 1 to 4096 filters on the deepest level and a dropout from 0 to below 1; found %d channels, %d outputs, %d levels, %d first filters and a dropout of %s."
                .formatted(channels, outputs, levels, filters, dropout));
      }
    }

    /** The network of the paper: 23 convolutions, from 572 x 572 to 388 x 388 pixels. */
    public static Plan full() {
      return new Plan(1, 2, 4, 64, false, true, 0.5f);
    }

    /** A padded network with skips and no dropout. */
    public static Plan small(int channels, int outputs, int levels, int filters) {
      return new Plan(channels, outputs, levels, filters, true, true, 0);
    }

    /** The same without skips. */
    public Plan withoutSkips() {
      return new Plan(channels, outputs, levels, filters, padded, false, dropout);
    }

    /** Number of convolutions, transposed ones included. */
    public int convolutions() {
      return 2 * (levels + 1) + 3 * levels + 1;
    }

    /**
     * Pixels along a side of the output.
     *
     * @throws IllegalArgumentException where some level has an odd number of pixels, or none are
     *     left
     */
    public int outputSide(int side) {
      int lost = padded ? 0 : 4; // by a pair of convolutions
      int pixels = side;
      for (int level = 0; level < levels; level++) {
        pixels -= lost;
        if (pixels < 2 || pixels % 2 != 0) {
          throw new IllegalArgumentException(
              "%d pixels cannot be halved %d times: level %d has %d."
                  .formatted(side, levels, level, pixels));
        }
        pixels /= 2;
      }
      for (int level = 0; level <= levels; level++) {
        pixels = (level == 0 ? pixels : 2 * pixels) - lost;
        if (pixels < 1) {
          throw new IllegalArgumentException(
              "Of %d pixels none are left after %d levels.".formatted(side, levels));
        }
      }
      return pixels;
    }
  }

  /** Two convolutions. */
  private record Pair(Convolution first, Convolution second) {
    static Pair of(Parameters parameters, Plan plan, int channels, int filters) {
      Window window = plan.padded ? Window.same(3, 3) : Window.valid(3, 3);
      return new Pair(
          Convolution.of(parameters.in("0"), window, channels, filters),
          Convolution.of(parameters.in("1"), window, filters, filters));
    }

    Var apply(Var x) {
      return second.rectified(first.rectified(x));
    }
  }

  private UNet(Parameters parameters, Plan plan) {
    this.plan = plan;
    int channels = plan.channels;
    int filters = plan.filters;
    for (int level = 0; level <= plan.levels; level++) {
      down.add(Pair.of(parameters.in("down" + level), plan, channels, filters));
      channels = filters;
      filters *= 2;
    }
    Window twice = Window.valid(2, 2).step(2, 2);
    for (int level = plan.levels - 1; level >= 0; level--) {
      int half = channels / 2;
      up.add(TransposedConvolution.of(parameters.in("up" + level), twice, channels, half));
      int seen = plan.skips ? channels : half;
      joined.add(Pair.of(parameters.in("joined" + level), plan, seen, half));
      channels = half;
    }
    last = Convolution.of(parameters.in("last"), Window.valid(1, 1), channels, plan.outputs);
  }

  /** Returns a network whose weights start after He. */
  public static UNet of(Parameters parameters, Plan plan) {
    return new UNet(parameters, plan);
  }

  /** Its size. */
  public Plan plan() {
    return plan;
  }

  /**
   * Images x height x width x channels to images x height x width x outputs.
   *
   * @throws IllegalArgumentException where a side cannot be halved as often as there are levels
   */
  @Override
  public Var apply(Var images) {
    plan.outputSide(images.shape()[1]);
    plan.outputSide(images.shape()[2]);
    List<Var> seen = new ArrayList<>();
    Var x = down.getFirst().apply(images);
    for (Pair pair : down.subList(1, down.size())) {
      seen.add(x);
      x = pair.apply(Pooling.max(2, 2).apply(x));
    }
    x = plan.dropout > 0 ? x.dropout(plan.dropout) : x;
    for (int i = 0; i < up.size(); i++) {
      x = up.get(i).apply(x);
      if (plan.skips) {
        x = middle(seen.get(plan.levels - 1 - i), x).beside(x);
      }
      x = joined.get(i).apply(x);
    }
    return last.apply(x);
  }

  /** The middle of an image, as large as another one. */
  private static Var middle(Var x, Var other) {
    int height = other.shape()[1];
    int width = other.shape()[2];
    int top = (x.shape()[1] - height) / 2;
    int left = (x.shape()[2] - width) / 2;
    return top == 0 && left == 0 ? x : x.crop(top, left, height, width);
  }
}
