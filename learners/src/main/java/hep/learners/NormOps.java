package hep.learners;

import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.Norms;
import hep.learners.internal.kernels.Rows;
import java.util.Arrays;

/** Normalisation over the columns of a row and over the rows of a column. */
final class NormOps {
  private NormOps() {}

  /**
   * y = gain · (x − μ) / √(σ² + ε) + bias with the mean and variance of every row; keeps x̂ and
   * 1/√(σ² + ε).
   */
  record LayerNorm(Var x, Var gain, Var bias, float epsilon, Var normal, Var scale, Var output)
      implements Op {
    static Var of(Var x, Var gain, Var bias, float epsilon) {
      requireColumns("layerNorm", x, gain, bias);
      int rows = x.rows();
      int columns = x.columns();
      Tape tape = x.tape();
      Var normal = tape.input(x.shape());
      Var scale = tape.input(rows);
      float[] n = normal.data();
      float[] s = scale.data();
      int no = normal.start();
      int so = scale.start();
      Rows.rowSums(x.data(), x.start(), rows, columns, s, so);
      Lanewise.scale(-1f / columns, s, so, s, so, rows);
      Rows.addColumn(x.data(), x.start(), s, so, rows, columns, n, no);
      Rows.rowDots(n, no, n, no, rows, columns, s, so);
      for (int row = 0; row < rows; row++) {
        s[so + row] = (float) (1 / Math.sqrt(s[so + row] / columns + epsilon));
      }
      Rows.multiplyColumn(n, no, s, so, rows, columns, n, no);
      return tape.record(
          new LayerNorm(x, gain, bias, epsilon, normal, scale, affine(x, normal, gain, bias)));
    }

    /** With g = dy · gain: dx = (g − mean(g) − x̂ mean(g x̂)) / √(σ² + ε). */
    @Override
    public void backward() {
      addAffine(output, normal, gain, bias);
      if (!x.hasGradient()) {
        return;
      }
      int rows = x.rows();
      int columns = x.columns();
      float[] work = x.tape().scratch(x.size() + 2 * rows);
      int sums = x.size();
      int projections = sums + rows;
      Rows.multiplyRow(
          output.gradient(),
          output.gradientStart(),
          gain.data(),
          gain.start(),
          rows,
          columns,
          work,
          0);
      Rows.rowSums(work, 0, rows, columns, work, sums);
      Rows.rowDots(work, 0, normal.data(), normal.start(), rows, columns, work, projections);
      for (int row = 0; row < rows; row++) {
        int at = row * columns;
        Norms.backwardAlongRow(
            scale.data()[scale.start() + row],
            work[sums + row] / columns,
            work[projections + row] / columns,
            work,
            at,
            normal.data(),
            normal.start() + at,
            x.gradient(),
            x.gradientStart() + at,
            columns);
      }
    }
  }

  /**
   * y = gain · (x − μ) / √(σ² + ε) + bias with the mean and variance of every column over the rows
   * of this tape (Ioffe and Szegedy, arXiv 1502.03167, algorithm 1); keeps x̂ and 1/√(σ² + ε).
   */
  record BatchNorm(
      Var x, Var gain, Var bias, boolean batch, Var shift, Var normal, Var scale, Var output)
      implements Op {
    static Var of(
        Var x,
        Var gain,
        Var bias,
        Parameter runningMean,
        Parameter runningVariance,
        float epsilon) {
      requireColumns("batchNorm", x, gain, bias);
      int rows = x.rows();
      int columns = x.columns();
      Tape tape = x.tape();
      Var normal = tape.input(x.shape());
      Var scale = tape.input(columns);
      Var shift = tape.input(columns);
      boolean batch = tape.isTraining() && rows > 0;
      if (batch) {
        moments(x, shift, scale);
        float unbiased = rows / Math.max(1f, rows - 1f);
        tape.observe(runningMean, shift, 1, rows);
        tape.observe(runningVariance, scale, unbiased, rows);
      } else {
        copy(tape.use(runningMean), shift);
        copy(tape.use(runningVariance), scale);
      }
      float[] s = scale.data();
      int so = scale.start();
      for (int i = so; i < so + columns; i++) {
        s[i] = (float) (1 / Math.sqrt(s[i] + epsilon));
      }
      Lanewise.scale(-1, shift.data(), shift.start(), shift.data(), shift.start(), columns);
      float[] n = normal.data();
      int no = normal.start();
      Rows.addRow(x.data(), x.start(), shift.data(), shift.start(), rows, columns, n, no);
      Rows.multiplyRow(n, no, s, so, rows, columns, n, no);
      return tape.record(
          new BatchNorm(x, gain, bias, batch, shift, normal, scale, affine(x, normal, gain, bias)));
    }

    private static void copy(Var from, Var to) {
      System.arraycopy(from.data(), from.start(), to.data(), to.start(), to.size());
    }

    /** Writes the mean and the biased variance of every column, in two passes. */
    private static void moments(Var x, Var mean, Var variance) {
      int columns = x.columns();
      float[] m = mean.data();
      float[] v = variance.data();
      float[] xv = x.data();
      int mo = mean.start();
      int vo = variance.start();
      Arrays.fill(m, mo, mo + columns, 0);
      Arrays.fill(v, vo, vo + columns, 0);
      Rows.addColumnSums(xv, x.start(), x.rows(), columns, m, mo);
      Lanewise.scale(1f / x.rows(), m, mo, m, mo, columns);
      for (int row = 0; row < x.rows(); row++) {
        int xo = x.start() + row * columns;
        Norms.addSquaredDistance(xv, xo, m, mo, v, vo, columns);
      }
      Lanewise.scale(1f / x.rows(), v, vo, v, vo, columns);
    }

    /**
     * With batch statistics dx = gain (dy − mean(dy) − x̂ mean(dy x̂)) / √(σ² + ε), the means over
     * the rows; with running ones dx = gain dy / √(σ² + ε).
     */
    @Override
    public void backward() {
      addAffine(output, normal, gain, bias);
      if (!x.hasGradient()) {
        return;
      }
      int columns = x.columns();
      float[] work = x.tape().scratch(3 * columns);
      Arrays.fill(work, 0, 2 * columns, 0);
      if (batch) {
        sums(work, columns);
        Lanewise.scale(1f / x.rows(), work, 0, work, 0, 2 * columns);
      }
      int factors = 2 * columns;
      Lanewise.multiply(
          gain.data(), gain.start(), scale.data(), scale.start(), work, factors, columns);
      for (int row = 0; row < x.rows(); row++) {
        int at = row * columns;
        Norms.backwardAcrossRows(
            work,
            factors,
            work,
            0,
            work,
            columns,
            output.gradient(),
            output.gradientStart() + at,
            normal.data(),
            normal.start() + at,
            x.gradient(),
            x.gradientStart() + at,
            columns);
      }
    }

    private void sums(float[] sums, int columns) {
      float[] dy = output.gradient();
      for (int row = 0; row < x.rows(); row++) {
        int from = output.gradientStart() + row * columns;
        int no = normal.start() + row * columns;
        Lanewise.axpy(1, dy, from, sums, 0, columns);
        Lanewise.multiplyAdd(dy, from, normal.data(), no, sums, columns, columns);
      }
    }
  }

  private static void requireColumns(String op, Var x, Var gain, Var bias) {
    if (gain.size() != x.columns() || bias.size() != x.columns()) {
      throw Shapes.misfit(op, x, gain);
    }
  }

  private static Var affine(Var x, Var normal, Var gain, Var bias) {
    boolean hasGradient = x.hasGradient() || gain.hasGradient() || bias.hasGradient();
    Var y = x.tape().output(hasGradient, x.shape());
    int rows = x.rows();
    int columns = x.columns();
    Rows.multiplyRow(
        normal.data(),
        normal.start(),
        gain.data(),
        gain.start(),
        rows,
        columns,
        y.data(),
        y.start());
    Rows.addRow(y.data(), y.start(), bias.data(), bias.start(), rows, columns, y.data(), y.start());
    return y;
  }

  private static void addAffine(Var output, Var normal, Var gain, Var bias) {
    int columns = output.columns();
    float[] dy = output.gradient();
    int from = output.gradientStart();
    if (bias.hasGradient()) {
      Rows.addColumnSums(dy, from, output.rows(), columns, bias.gradient(), bias.gradientStart());
    }
    if (gain.hasGradient()) {
      for (int row = 0; row < output.rows(); row++) {
        int at = row * columns;
        Lanewise.multiplyAdd(
            dy,
            from + at,
            normal.data(),
            normal.start() + at,
            gain.gradient(),
            gain.gradientStart(),
            columns);
      }
    }
  }
}
