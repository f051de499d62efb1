package hep.analysis.toy;

/**
 * Random numbers of one event: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) started from the seed
 * and the event's number, so that an event does not depend on the events before it.
 */
final class Draws {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;
  private double spareGauss;
  private boolean spare;

  Draws(long seed, long event) {
    state = mix(mix(seed + STEP) + STEP * event);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    state += STEP;
    return (mix(state) >>> 11) * 0x1p-53;
  }

  /** Uniform in [from, to). */
  double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** -1 or 1. */
  int sign() {
    return chance(0.5) ? 1 : -1;
  }

  /** Normal with mean 0 and width 1 (Marsaglia's polar method). */
  double gauss() {
    if (spare) {
      spare = false;
      return spareGauss;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = Math.sqrt(-2 * Math.log(square) / square);
    spareGauss = y * scale;
    spare = true;
    return x * scale;
  }

  /** Exponential with this mean. */
  double exponential(double mean) {
    return -mean * Math.log(1 - uniform());
  }

  /** Poisson, by products of uniforms: for means of a few. */
  int poisson(double mean) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = uniform(); product > limit; product *= uniform()) {
      count++;
    }
    return count;
  }

  /** Index into probabilities that sum to 1 (what is missing goes to the last). */
  int index(double... probabilities) {
    double left = uniform();
    for (int i = 0; i < probabilities.length - 1; i++) {
      left -= probabilities[i];
      if (left < 0) {
        return i;
      }
    }
    return probabilities.length - 1;
  }
}
