package hep.learners.train;

import hep.learners.Parameters;

/**
 * An average of the weights along a run, which is validated and kept in place of the last weights.
 */
public final class WeightAverage {
  private final double decay;
  private final int firstEpoch;
  private float[] values = new float[0];

  private WeightAverage(double decay, int firstEpoch) {
    this.decay = decay;
    this.firstEpoch = firstEpoch;
  }

  /**
   * Returns the moving average a ← d a + (1 − d) w after every update (Polyak and Juditsky, SIAM J.
   * Control Optim. 30 (1992) 838); early on d is (1 + t)/(10 + t), so that the first weights are
   * soon forgotten.
   *
   * @param decay d, in (0, 1), usually 0.999
   */
  public static WeightAverage moving(double decay) {
    if (!(decay > 0 && decay < 1)) {
      throw new IllegalArgumentException("The decay lies between 0 and 1, found " + decay + ".");
    }
    return new WeightAverage(decay, 0);
  }

  /**
   * Returns the mean of the weights after each epoch from the given one on (Izmailov et al., arXiv
   * 1803.05407), counted from 0; before it, the weights themselves are used.
   */
  public static WeightAverage ofEpochs(int first) {
    if (first < 0) {
      throw new IllegalArgumentException("Epochs are counted from 0, found " + first + ".");
    }
    return new WeightAverage(0, first);
  }

  void begin(Parameters parameters) {
    values = parameters.values().clone();
  }

  /** Returns the average; not a copy. */
  float[] values() {
    return values;
  }

  void afterUpdate(Parameters parameters, long updates) {
    if (decay > 0) {
      move(parameters, (float) (1 - Math.min(decay, (1.0 + updates) / (10.0 + updates))));
    }
  }

  void afterEpoch(Parameters parameters, int epoch) {
    if (decay == 0) {
      move(parameters, 1f / Math.max(1, epoch - firstEpoch + 1));
    }
  }

  private void move(Parameters parameters, float share) {
    float[] weights = parameters.values();
    for (int i = 0; i < values.length; i++) {
      values[i] += share * (weights[i] - values[i]);
    }
  }

  /** Exchanges the average and the weights. */
  void swap(Parameters parameters) {
    float[] weights = parameters.values();
    for (int i = 0; i < values.length; i++) {
      float weight = weights[i];
      weights[i] = values[i];
      values[i] = weight;
    }
  }

  @Override
  public String toString() {
    return decay > 0 ? "moving with decay " + decay : "of epochs from " + firstEpoch;
  }
}
