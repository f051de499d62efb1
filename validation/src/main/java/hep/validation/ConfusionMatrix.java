package hep.validation;

import hep.validation.internal.Inputs;
import java.util.List;

/**
 * How many entries of each true class were given each class, weighted.
 *
 * @param classes names of the classes
 * @param sumW sum of weights, row = true class, column = class given
 * @param sumW2 sum of squared weights, in the same order
 */
public record ConfusionMatrix(List<String> classes, double[][] sumW, double[][] sumW2) {

  /** Counts entries of weight one. */
  public static ConfusionMatrix of(int[] truth, int[] given, List<String> classes) {
    return of(truth, given, Inputs.ones(truth.length), classes);
  }

  /**
   * Counts weighted entries.
   *
   * @param truth true class of each entry, 0 to classes − 1
   * @param given class given to each entry
   * @throws IllegalArgumentException if the lengths differ, there is no entry, or a class is
   *     outside the list
   */
  public static ConfusionMatrix of(
      int[] truth, int[] given, double[] weights, List<String> classes) {
    Inputs.sameLength("true classes", truth.length, "given classes", given.length);
    Inputs.sameLength("true classes", truth.length, "weights", weights.length);
    Inputs.notEmpty("true classes", truth.length);
    Inputs.classes("true class", truth, classes.size());
    Inputs.classes("given class", given, classes.size());
    Inputs.finite("weight", weights);
    double[][] sumW = new double[classes.size()][classes.size()];
    double[][] sumW2 = new double[classes.size()][classes.size()];
    for (int i = 0; i < truth.length; i++) {
      sumW[truth[i]][given[i]] += weights[i];
      sumW2[truth[i]][given[i]] += weights[i] * weights[i];
    }
    return new ConfusionMatrix(List.copyOf(classes), sumW, sumW2);
  }

  /** Fraction of all entries that were given their true class. */
  public Measured accuracy() {
    Sums right = new Sums();
    Sums wrong = new Sums();
    for (int t = 0; t < sumW.length; t++) {
      for (int g = 0; g < sumW.length; g++) {
        (t == g ? right : wrong).add(t, g);
      }
    }
    return right.fraction(wrong);
  }

  /**
   * Fraction of a true class that was given this class: its diagonal element of the matrix
   * normalised by rows.
   */
  public Measured efficiency(int oneClass) {
    return efficiency(oneClass, oneClass);
  }

  /** Fraction of a true class that was given some class. */
  public Measured efficiency(int trueClass, int givenClass) {
    Sums right = new Sums();
    Sums wrong = new Sums();
    for (int g = 0; g < sumW.length; g++) {
      (g == givenClass ? right : wrong).add(trueClass, g);
    }
    return right.fraction(wrong);
  }

  /** Fraction of what was given a class that truly is of it. */
  public Measured purity(int oneClass) {
    Sums right = new Sums();
    Sums wrong = new Sums();
    for (int t = 0; t < sumW.length; t++) {
      (t == oneClass ? right : wrong).add(t, oneClass);
    }
    return right.fraction(wrong);
  }

  /** Weights of some cells of the matrix. */
  private final class Sums {
    private double w;
    private double w2;

    void add(int t, int g) {
      w += sumW[t][g];
      w2 += sumW2[t][g];
    }

    /** This part of the whole, with its binomial error; NaN where the whole is empty. */
    Measured fraction(Sums rest) {
      double total = w + rest.w;
      double p = w / total;
      return new Measured(p, Math.sqrt(w2 * (1 - p) * (1 - p) + rest.w2 * p * p) / total);
    }
  }
}
