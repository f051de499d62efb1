package hep.analysis.internal;

/**
 * Random numbers of one event: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) started from the seed
 * and the event's number, so that an event does not depend on the events before it.
 */
public final class Draws {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final double NORMAL_MEAN = 30;
  private static final int FEW_TRIALS = 32;

  private long state;
  private double spareGauss;
  private boolean spare;

  /** The numbers of one event of a sample. */
  public Draws(long seed, long event) {
    state = mix(mix(seed + STEP) + STEP * event);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long bits() {
    state += STEP;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return (bits() >>> 11) * 0x1p-53;
  }

  /** Uniform in [from, to). */
  public double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** True with this probability. */
  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** -1 or 1. */
  public int sign() {
    return chance(0.5) ? 1 : -1;
  }

  /** Normal with mean 0 and width 1 (Marsaglia's polar method). */
  public double gauss() {
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
  public double exponential(double mean) {
    return -mean * Math.log(1 - uniform());
  }

  /** Poisson, by products of uniforms; above a mean of 30 a rounded normal number. */
  public int poisson(double mean) {
    if (mean > NORMAL_MEAN) {
      return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * gauss()));
    }
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = uniform(); product > limit; product *= uniform()) {
      count++;
    }
    return count;
  }

  /** Successes in so many trials; a rounded normal number or a Poisson one where they are many. */
  public int binomial(int trials, double probability) {
    if (trials < FEW_TRIALS) {
      int count = 0;
      for (int i = 0; i < trials; i++) {
        count += chance(probability) ? 1 : 0;
      }
      return count;
    }
    double rarer = Math.min(probability, 1 - probability);
    double variance = trials * rarer * (1 - rarer);
    double drawn =
        variance > 9
            ? Math.rint(trials * rarer + Math.sqrt(variance) * gauss())
            : poisson(trials * rarer);
    int rare = (int) Math.clamp(drawn, 0, trials);
    return probability <= 0.5 ? rare : trials - rare;
  }

  /** Index into probabilities that sum to 1 (what is missing goes to the last). */
  public int index(double... probabilities) {
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
