package hep.validation.plot;

import hep.validation.Grid;
import hep.validation.Histogram;
import java.util.Arrays;
import java.util.List;

/** Images of one size side by side, such as filters, feature maps or simulated showers. */
public final class MosaicPlot {
  private MosaicPlot() {}

  /**
   * Draws images from left to right and from top to bottom, a pixel apart, all with the same
   * colours, about as many in a row as there are rows.
   *
   * @param images rows of pixels from the top, width times height each
   * @param title of the colours
   * @throws IllegalArgumentException if there is no image, or one has another size
   */
  public static Plot of(List<float[]> images, int width, int height, String title) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a mosaic has at least one image");
    }
    int across = (int) Math.ceil(Math.sqrt((double) images.size() * height / width));
    int down = Math.ceilDiv(images.size(), across);
    int wide = across * (width + 1) - 1;
    int tall = down * (height + 1) - 1;
    double[] cells = new double[wide * tall];
    Arrays.fill(cells, Double.NaN); // what is not finite stays white
    for (int number = 0; number < images.size(); number++) {
      float[] image = images.get(number);
      if (image.length != width * height) {
        throw new IllegalArgumentException(
            "image %d has %d pixels, expected %d x %d"
                .formatted(number, image.length, width, height));
      }
      int left = number % across * (width + 1);
      int top = number / across * (height + 1);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          cells[left + x + (tall - 1 - top - y) * wide] = image[x + y * width];
        }
      }
    }
    Grid grid =
        new Grid(
            Histogram.uniform(wide, 0, wide),
            Histogram.uniform(tall, 0, tall),
            cells,
            new double[cells.length]);
    return Plot.of(
        Axis.linear("Pixels"),
        Axis.linear("Pixels"),
        List.of(HeatMap.of(grid, Axis.linear(title))));
  }
}
