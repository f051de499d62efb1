package hep.analysis.tracking;

import java.util.stream.IntStream;

/**
 * What the straight line says of every event, computed once: networks start from it.
 *
 * @param place of the track in each layer by the other layers, in strips, event after event
 * @param gap to the nearest cluster of that layer
 */
record LineGuesses(double[] place, double[] gap) {
  static LineGuesses of(HitSample sample) {
    StraightLine line = new StraightLine(sample);
    int layers = sample.layers();
    double[] places = new double[sample.size() * layers];
    double[] gaps = new double[places.length];
    IntStream.range(0, places.length)
        .parallel()
        .forEach(i -> {
          places[i] = line.predict(i / layers, i % layers);
          gaps[i] = line.gap(i / layers, i % layers, places[i]);
        });
    return new LineGuesses(places, gaps);
  }
}
