package hep.analysis.calorimeter;

import java.util.stream.IntStream;

/** Where showers lie across: the mean x and y of their cells, weighted by energy. */
final class ShowerCentres {
  private ShowerCentres() {}

  /** Mean x and mean y of each shower, in mm. */
  static double[][] of(ShowerSample sample) {
    double[][] centres = new double[2][sample.size()];
    IntStream.range(0, sample.size())
        .parallel()
        .forEach(i -> {
          double[] centre = of(sample.geometry(), sample.layers(i));
          centres[0][i] = centre[0];
          centres[1][i] = centre[1];
        });
    return centres;
  }

  private static double[] of(CalorimeterGeometry geometry, float[]... layers) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int l = 0; l < layers.length; l++) {
      CalorimeterLayer layer = geometry.layers().get(l);
      for (int cell = 0; cell < layers[l].length; cell++) {
        double e = layers[l][cell];
        sum += e;
        sumX += e * layer.xMm(cell % layer.columns());
        sumY += e * layer.yMm(cell / layer.columns());
      }
    }
    return new double[] {sumX / sum, sumY / sum};
  }
}
