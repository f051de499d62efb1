package hep.validation;

import java.util.Arrays;
import java.util.Random;

/** Scores of signal N(distance, 1) and background N(0, 1), signal first, weights of one. */
record Toy(double[] scores, boolean[] signal, double[] weights) {
  static Toy of(Random random, int signal, int background, double distance) {
    double[] scores = new double[signal + background];
    boolean[] isSignal = new boolean[signal + background];
    double[] weights = new double[signal + background];
    Arrays.fill(weights, 1);
    for (int i = 0; i < scores.length; i++) {
      isSignal[i] = i < signal;
      scores[i] = random.nextGaussian() + (isSignal[i] ? distance : 0);
    }
    return new Toy(scores, isSignal, weights);
  }
}
