package hep.analysis.segmentation;

import hep.validation.Grid;
import hep.validation.Histogram;
import hep.validation.plot.Axis;
import hep.validation.plot.HeatMap;
import hep.validation.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/** The middle of a slice, what is true of it and what at most two networks say, side by side. */
final class SlicePlot {
  private static final int MOST_PIXELS = 96;
  private static final int GAP = 2;

  private SlicePlot() {}

  /**
   * Draws the first slice.
   *
   * @param membrane probabilities of membranes by network
   */
  static Plot of(SliceSample sample, SequencedMap<String, List<float[]>> membrane) {
    int size = sample.side() * sample.side();
    List<double[]> pictures = new ArrayList<>();
    pictures.add(stretched(sample.pixels().getFirst()));
    double[] truth = new double[size];
    Arrays.setAll(truth, i -> sample.inside().getFirst()[i] ? 1 : 0);
    pictures.add(truth);
    membrane.forEach((_, slices) -> {
      double[] inside = new double[size];
      Arrays.setAll(inside, i -> 1 - slices.getFirst()[i]);
      pictures.add(inside);
    });
    int shown = Math.min(MOST_PIXELS, sample.side());
    int first = (sample.side() - shown) / 2;
    int across = 2 * shown + GAP;
    double[] cells = new double[across * across];
    for (int picture = 0; picture < Math.min(4, pictures.size()); picture++) {
      int left = picture % 2 == 0 ? 0 : shown + GAP;
      int top = picture < 2 ? across - 1 : shown - 1; // rows are counted from the top
      for (int i = 0; i < shown * shown; i++) {
        int row = i / shown;
        int column = i % shown;
        cells[(top - row) * across + left + column] =
            pictures.get(picture)[(first + row) * sample.side() + first + column];
      }
    }
    Grid grid =
        new Grid(
            Histogram.uniform(across, 0, across),
            Histogram.uniform(across, 0, across),
            cells,
            new double[cells.length]);
    return Plot.of(
        Axis.linear("Above: image, truth; below: " + String.join(", ", membrane.sequencedKeySet()))
            .range(0, across),
        Axis.linear("Pixels").range(0, across),
        List.of(HeatMap.of(grid, Axis.linear("Brightness, or probability of inside").range(0, 1))));
  }

  /** From 0 for the darkest hundredth to 1 for the brightest. */
  private static double[] stretched(float[] pixels) {
    float[] sorted = pixels.clone();
    Arrays.sort(sorted);
    double low = sorted[sorted.length / 100];
    double high = sorted[sorted.length - 1 - sorted.length / 100];
    double[] stretched = new double[pixels.length];
    Arrays.setAll(stretched, i -> Math.clamp((pixels[i] - low) / (high - low), 0, 1));
    return stretched;
  }
}
