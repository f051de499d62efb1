package hep.learners.train;

import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import java.util.Arrays;

/**
 * Examples in memory: one row of features, one row of targets and one weight each.
 *
 * @param features examples by features
 * @param targets examples by targets; for a classifier one column with the class, from 0
 * @param weights one value an example
 */
public record Table(Tensor features, Tensor targets, Tensor weights)
    implements Examples<Table.Batch> {
  /**
   * Checks that there is one row of each for every example.
   *
   * @throws IllegalArgumentException if the numbers of rows differ
   */
  public Table {
    if (targets.rows() != features.rows() || weights.data().length != features.rows()) {
      throw new IllegalArgumentException(
          "A table needs as many targets and weights as features, found "
              + features.rows()
              + " rows of features, "
              + targets.rows()
              + " of targets and "
              + weights.data().length
              + " weights.");
    }
  }

  /** Returns a table in which every example has weight 1. */
  public static Table of(Tensor features, Tensor targets) {
    float[] ones = new float[features.rows()];
    Arrays.fill(ones, 1);
    return new Table(features, targets, new Tensor(ones, ones.length, 1));
  }

  /** Returns a table for a classifier, in which every example has weight 1. */
  public static Table labelled(Tensor features, int... labels) {
    float[] classes = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      classes[i] = labels[i];
    }
    return of(features, new Tensor(classes, labels.length, 1));
  }

  @Override
  public int size() {
    return features.rows();
  }

  @Override
  public Batch batch(int[] order, int from, int to) {
    return new Batch(this, order, from, to);
  }

  /** Some rows of a table; the values are copied to a tape when they are asked for. */
  public record Batch(Table table, int[] order, int from, int to) {
    /** Returns the number of examples. */
    public int size() {
      return to - from;
    }

    /** Returns the features, examples by features. */
    public Var features(Tape tape) {
      return tape.rows(table.features, order, from, to);
    }

    /** Returns the targets, examples by targets. */
    public Var targets(Tape tape) {
      return tape.rows(table.targets, order, from, to);
    }

    /** Returns the weights, one column. */
    public Var weights(Tape tape) {
      return tape.rows(table.weights, order, from, to);
    }
  }
}
