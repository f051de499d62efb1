package hep.learners;

import hep.learners.internal.kernels.Rows;
import hep.learners.internal.kernels.Tiny;
import hep.learners.internal.kernels.VectorMath;
import org.jspecify.annotations.Nullable;

/** Losses as ops; the sums over examples are in double. */
final class LossOps {
  private LossOps() {}

  /**
   * Σ_r w_r (ln Σ_c e^z_rc − Σ_c t_rc z_rc) / n with t = (1 − s) · [c = label] + s / columns; keeps
   * the softmax.
   */
  record CrossEntropy(
      Var logits, Var labels, @Nullable Var weights, float smoothing, Var softmax, Var output)
      implements Op {
    static Var of(Var logits, Var labels, @Nullable Var weights, float smoothing) {
      requireOneEach("crossEntropy", logits, labels);
      requireWeights("crossEntropy", logits, weights);
      Tape tape = logits.tape();
      Var y = tape.output(logits.hasGradient());
      Var softmax = tape.input(logits.shape());
      int columns = logits.columns();
      double sum = 0;
      Rows.softmax(
          logits.data(), logits.start(), logits.rows(), columns, softmax.data(), softmax.start());
      for (int row = 0; row < logits.rows(); row++) {
        int zo = logits.start() + row * columns;
        float[] z = logits.data();
        int label = label(labels, row, columns);
        float largest = Rows.max(z, zo, columns);
        int best = 0;
        double mean = 0;
        for (int i = 0; i < columns; i++) {
          mean += z[zo + i];
          best = z[zo + i] == largest ? i : best;
        }
        // softmax[best] = 1 / Σ e^(z − max), so this is the logarithm of the sum.
        double logSum =
            largest - StrictMath.log(softmax.data()[softmax.start() + row * columns + best]);
        double loss = logSum - (1 - smoothing) * z[zo + label] - smoothing * mean / columns;
        sum += weight(weights, row) * loss;
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, logits.rows()));
      return tape.record(new CrossEntropy(logits, labels, weights, smoothing, softmax, y));
    }

    /** dz_rc = w_r (softmax_rc − t_rc) / n; a tiny error counts as none. */
    @Override
    public void backward() {
      int columns = logits.columns();
      float share = output.gradient()[output.gradientStart()] / logits.rows();
      float even = smoothing / columns;
      float[] p = softmax.data();
      float[] dz = logits.gradient();
      for (int row = 0; row < logits.rows(); row++) {
        float factor = share * weight(weights, row);
        int po = softmax.start() + row * columns;
        int at = logits.gradientStart() + row * columns;
        for (int i = 0; i < columns; i++) {
          dz[at + i] += factor * Tiny.drop(p[po + i] - even, Tiny.ERROR);
        }
        dz[at + label(labels, row, columns)] -= factor * (1 - smoothing);
      }
    }

    private static int label(Var labels, int row, int columns) {
      float value = labels.data()[labels.start() + row];
      int label = (int) value;
      if (label != value || label < 0 || label >= columns) {
        throw new IllegalArgumentException(
            "crossEntropy: the label of row "
                + row
                + " is a class from 0 to "
                + (columns - 1)
                + ", found "
                + value
                + ".");
      }
      return label;
    }
  }

  /** Σ w (max(z, 0) − z t + ln(1 + e^−|z|)) / size; keeps σ(z). */
  record BinaryCrossEntropy(Var logits, Var targets, @Nullable Var weights, Var sigmoid, Var output)
      implements Op {
    static Var of(Var logits, Var targets, @Nullable Var weights) {
      Shapes.requireSame("binaryCrossEntropy", logits, targets);
      requireWeights("binaryCrossEntropy", logits, weights);
      Tape tape = logits.tape();
      Var y = tape.output(logits.hasGradient());
      Var sigmoid = tape.input(logits.shape());
      VectorMath.sigmoid(
          logits.data(), logits.start(), sigmoid.data(), sigmoid.start(), logits.size());
      double sum = 0;
      for (int i = 0; i < logits.size(); i++) {
        double z = logits.data()[logits.start() + i];
        double t = targets.data()[targets.start() + i];
        double p = sigmoid.data()[sigmoid.start() + i];
        // ln(1 + e^−|z|) = −ln σ(|z|), and σ(|z|) lies between 1/2 and 1.
        double loss = Math.max(z, 0) - z * t - StrictMath.log(Math.max(p, 1 - p));
        sum += weight(weights, i / logits.columns()) * loss;
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, logits.size()));
      return tape.record(new BinaryCrossEntropy(logits, targets, weights, sigmoid, y));
    }

    /** dz = w (σ(z) − t) / size; a tiny error counts as none. */
    @Override
    public void backward() {
      float share = output.gradient()[output.gradientStart()] / logits.size();
      for (int i = 0; i < logits.size(); i++) {
        float error = sigmoid.data()[sigmoid.start() + i] - targets.data()[targets.start() + i];
        logits.gradient()[logits.gradientStart() + i] +=
            share * weight(weights, i / logits.columns()) * Tiny.drop(error, Tiny.ERROR);
      }
    }
  }

  /** factor · Σ w (prediction − target)². */
  record Squared(Var prediction, Var target, @Nullable Var weights, float factor, Var output)
      implements Op {
    static Var of(Var prediction, Var target, @Nullable Var weights, float factor) {
      Shapes.requireSame("squared", prediction, target);
      requireWeights("squared", prediction, weights);
      Var y = prediction.tape().output(prediction.hasGradient() || target.hasGradient());
      double sum = 0;
      for (int i = 0; i < prediction.size(); i++) {
        double difference =
            prediction.data()[prediction.start() + i] - target.data()[target.start() + i];
        sum += weight(weights, i / prediction.columns()) * difference * difference;
      }
      y.data()[y.start()] = (float) (factor * sum);
      return prediction.tape().record(new Squared(prediction, target, weights, factor, y));
    }

    @Override
    public void backward() {
      float share = 2 * factor * output.gradient()[output.gradientStart()];
      for (int i = 0; i < prediction.size(); i++) {
        float difference =
            prediction.data()[prediction.start() + i] - target.data()[target.start() + i];
        float slope = share * weight(weights, i / prediction.columns()) * difference;
        if (prediction.hasGradient()) {
          prediction.gradient()[prediction.gradientStart() + i] += slope;
        }
        if (target.hasGradient()) {
          target.gradient()[target.gradientStart() + i] -= slope;
        }
      }
    }
  }

  private static float weight(@Nullable Var weights, int row) {
    return weights == null ? 1 : weights.data()[weights.start() + row];
  }

  private static void requireOneEach(String op, Var rows, Var each) {
    if (each.size() != rows.rows()) {
      throw Shapes.misfit(op, rows, each);
    }
  }

  static void requireWeights(String op, Var rows, @Nullable Var weights) {
    if (weights != null) {
      requireOneEach(op, rows, weights);
    }
  }
}
