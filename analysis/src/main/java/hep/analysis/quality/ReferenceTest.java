package hep.analysis.quality;

import hep.analysis.autoencoder.ImageSample;
import hep.learners.Tensor;

/**
 * The mean of good maps, which maps are compared with after it is brought to their number of
 * counts: χ² = Σ (n − m)² / m over the channels, divided by their number, where m counts at least
 * {@value #LEAST}.
 *
 * @param mean of each channel
 */
record ReferenceTest(double[] mean) {
  private static final double LEAST = 1;

  static ReferenceTest of(ImageSample good) {
    double[] mean = new double[good.pixels().columns()];
    for (int i = 0; i < good.pixels().data().length; i++) {
      mean[i % mean.length] += good.pixels().data()[i] / (double) good.size();
    }
    return new ReferenceTest(mean);
  }

  /** For a model file. */
  Tensor tensor() {
    Tensor tensor = Tensor.zeros(mean.length);
    for (int channel = 0; channel < mean.length; channel++) {
      tensor.data()[channel] = (float) mean[channel];
    }
    return tensor;
  }

  /** From a model file; rounded to float. */
  static ReferenceTest of(Tensor tensor) {
    double[] mean = new double[tensor.data().length];
    java.util.Arrays.setAll(mean, channel -> (double) tensor.data()[channel]);
    return new ReferenceTest(mean);
  }

  /** What a map should hold, by the reference. */
  private double scale(ImageSample maps, int map) {
    double counts = 0;
    double expected = 0;
    for (int channel = 0; channel < mean.length; channel++) {
      counts += maps.pixels().at(map, channel);
      expected += mean[channel];
    }
    return counts / expected;
  }

  /** Every map over the scaled reference: 1 where it is as expected. */
  ImageSample ratios(ImageSample maps) {
    Tensor ratios = Tensor.zeros(maps.size(), mean.length);
    for (int map = 0; map < maps.size(); map++) {
      double scale = scale(maps, map);
      for (int channel = 0; channel < mean.length; channel++) {
        ratios.data()[map * mean.length + channel] =
            (float) (maps.pixels().at(map, channel) / Math.max(LEAST, scale * mean[channel]));
      }
    }
    return new ImageSample(maps.side(), ratios, maps.labels());
  }

  /** χ² over the channels of every map, against the reference. */
  double[] against(ImageSample maps) {
    Tensor one = Tensor.zeros(maps.size(), mean.length);
    java.util.Arrays.fill(one.data(), 1);
    return against(maps, one);
  }

  /** χ² over the channels of every map, against the reference times these ratios. */
  double[] against(ImageSample maps, Tensor ratios) {
    double[] tests = new double[maps.size()];
    for (int map = 0; map < tests.length; map++) {
      double scale = scale(maps, map);
      for (int channel = 0; channel < mean.length; channel++) {
        double expected =
            Math.max(LEAST, scale * mean[channel] * Math.max(0, ratios.at(map, channel)));
        double d = maps.pixels().at(map, channel) - expected;
        tests[map] += d * d / expected / mean.length;
      }
    }
    return tests;
  }
}
