package hep.analysis.generative;

import hep.learners.Tensor;
import java.util.SplittableRandom;

/** Noise that generators start from. */
final class Noise {
  private Noise() {}

  /** Independent normal numbers of mean 0 and width 1. */
  static Tensor gaussian(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tensor noise = Tensor.zeros(rows, columns);
    for (int i = 0; i < noise.data().length; i++) {
      noise.data()[i] = (float) random.nextGaussian();
    }
    return noise;
  }
}
