package hep.analysis.autoencoder;

import hep.learners.Tensor;
import java.util.Arrays;

/**
 * What removes noise without learning: the median of the 3 x 3 pixels about each, edges repeated.
 */
final class MedianFilter {
  private MedianFilter() {}

  /** Filters every row of a matrix, an image of side x side pixels each. */
  static Tensor of(Tensor images, int side) {
    Tensor filtered = Tensor.zeros(images.rows(), images.columns());
    float[] near = new float[9];
    for (int image = 0; image < images.rows(); image++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          for (int k = 0; k < near.length; k++) {
            int row = Math.clamp(y + k / 3 - 1, 0, side - 1);
            int column = Math.clamp(x + k % 3 - 1, 0, side - 1);
            near[k] = images.at(image, row * side + column);
          }
          Arrays.sort(near);
          filtered.data()[image * images.columns() + y * side + x] = near[4];
        }
      }
    }
    return filtered;
  }
}
