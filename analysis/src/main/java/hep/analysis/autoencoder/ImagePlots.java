package hep.analysis.autoencoder;

import hep.learners.Tensor;
import hep.validation.Graph;
import hep.validation.Grid;
import hep.validation.Histogram;
import hep.validation.plot.Axis;
import hep.validation.plot.HeatMap;
import hep.validation.plot.Mark;
import hep.validation.plot.Plot;
import hep.validation.plot.Points;
import hep.validation.plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Pictures of images and of where they lie in the latent space. */
public final class ImagePlots {
  private static final int COLUMNS = 8;
  private static final int POINTS = 200;
  private static final int MOST_LABELS = 10;

  private ImagePlots() {}

  /**
   * The same few images of several origins below each other, the first origin on top.
   *
   * @param rows by origin, one image of side x side pixels a row
   */
  public static Plot gallery(SequencedMap<String, Tensor> rows, int side) {
    int across = Math.min(COLUMNS, rows.values().stream().mapToInt(Tensor::rows).min().orElse(0));
    double[] pixels = new double[rows.size() * across * side * side];
    List<String> names = new ArrayList<>(rows.keySet());
    for (int row = 0; row < names.size(); row++) {
      Tensor images = rows.values().stream().skip(row).findFirst().orElseThrow();
      int bottom = (names.size() - 1 - row) * side;
      for (int image = 0; image < across; image++) {
        for (int i = 0; i < side * side; i++) {
          int y = bottom + side - 1 - i / side;
          pixels[y * across * side + image * side + i % side] = images.at(image, i);
        }
      }
    }
    double largest = Arrays.stream(pixels).max().orElse(1);
    Grid grid =
        new Grid(
            Histogram.uniform(across * side, 0, across),
            Histogram.uniform(names.size() * side, 0, names.size()),
            Arrays.stream(pixels).map(p -> Math.max(0, p)).toArray(),
            new double[pixels.length]);
    return Plot.of(
        Axis.linear("Image").range(0, across),
        Axis.categories("", names.reversed()),
        List.of(HeatMap.of(grid, Axis.linear("Pixel").range(0, Math.max(largest, 1e-6)))));
  }

  /** Latent places along the two directions in which they vary most, one colour a label. */
  public static Plot latent(Tensor places, int... labels) {
    PrincipalSubspace plane = PrincipalSubspace.of(places, Math.min(2, places.columns()));
    int[] kinds = Arrays.stream(labels).distinct().sorted().limit(MOST_LABELS).toArray();
    List<Mark> marks = new ArrayList<>();
    for (int kind : kinds) {
      int[] chosen =
          IntStream.range(0, labels.length).filter(i -> labels[i] == kind).limit(POINTS).toArray();
      Graph graph = Graph.of(along(places, plane, 0, chosen), along(places, plane, 1, chosen));
      marks.add(new Points("Label " + kind, graph, Style.of(marks.size())));
    }
    return Plot.of(
        Axis.linear("First latent direction"), Axis.linear("Second latent direction"), marks);
  }

  private static double[] along(
      Tensor places, PrincipalSubspace plane, int direction, int... chosen) {
    if (direction >= plane.directions().length) {
      return new double[chosen.length];
    }
    return Arrays.stream(chosen)
        .mapToDouble(i -> {
          double sum = 0;
          for (int column = 0; column < places.columns(); column++) {
            sum +=
                plane.directions()[direction][column]
                    * (places.at(i, column) - plane.mean()[column]);
          }
          return sum;
        })
        .toArray();
  }
}
