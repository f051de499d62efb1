package hep.learners;

import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.Rows;
import hep.learners.internal.kernels.VectorMath;
import java.util.Arrays;

/** Sums, means, largest values and softmax within sets of rows. */
final class SegmentOps {
  private SegmentOps() {}

  /** y_s = Σ_{r in s} x_r. */
  record Sum(Var x, Segments sets, Var output) implements Op {
    static Var of(Var x, Segments sets) {
      sets.requireRows("segment sum", x);
      Var y = perSet(x, sets);
      Arrays.fill(y.data(), y.start(), y.start() + y.size(), 0);
      Rows.addSegmentSums(
          x.data(), x.start(), x.columns(), sets.offsets(), sets.count(), y.data(), y.start());
      return x.tape().record(new Sum(x, sets, y));
    }

    @Override
    public void backward() {
      Rows.addSpread(
          output.gradient(),
          output.gradientStart(),
          x.columns(),
          sets.offsets(),
          sets.count(),
          x.gradient(),
          x.gradientStart());
    }
  }

  /** y_s = Σ_{r in s} x_r / |s|. */
  record Mean(Var x, Segments sets, Var output) implements Op {
    static Var of(Var x, Segments sets) {
      sets.requireRows("segment mean", x);
      Var y = perSet(x, sets);
      int columns = x.columns();
      Arrays.fill(y.data(), y.start(), y.start() + y.size(), 0);
      Rows.addSegmentSums(
          x.data(), x.start(), columns, sets.offsets(), sets.count(), y.data(), y.start());
      for (int set = 0; set < sets.count(); set++) {
        int at = y.start() + set * columns;
        Lanewise.scale(1f / Math.max(1, sets.size(set)), y.data(), at, y.data(), at, columns);
      }
      return x.tape().record(new Mean(x, sets, y));
    }

    @Override
    public void backward() {
      int columns = x.columns();
      for (int set = 0; set < sets.count(); set++) {
        float share = 1f / Math.max(1, sets.size(set));
        for (int row = sets.start(set); row < sets.start(set + 1); row++) {
          Lanewise.axpy(
              share,
              output.gradient(),
              output.gradientStart() + set * columns,
              x.gradient(),
              x.gradientStart() + row * columns,
              columns);
        }
      }
    }
  }

  /** y_sc = max_{r in s} x_rc; the gradient goes to the first row that holds it. */
  record Max(Var x, Segments sets, Var output) implements Op {
    static Var of(Var x, Segments sets) {
      sets.requireRows("segment max", x);
      Var y = perSet(x, sets);
      int columns = x.columns();
      float[] xv = x.data();
      float[] yv = y.data();
      for (int set = 0; set < sets.count(); set++) {
        int yo = y.start() + set * columns;
        Arrays.fill(yv, yo, yo + columns, sets.size(set) == 0 ? 0 : Float.NEGATIVE_INFINITY);
        for (int row = sets.start(set); row < sets.start(set + 1); row++) {
          int xo = x.start() + row * columns;
          for (int i = 0; i < columns; i++) {
            yv[yo + i] = Math.max(yv[yo + i], xv[xo + i]);
          }
        }
      }
      return x.tape().record(new Max(x, sets, y));
    }

    @Override
    public void backward() {
      int columns = x.columns();
      for (int set = 0; set < sets.count(); set++) {
        for (int i = 0; i < columns; i++) {
          float largest = output.data()[output.start() + set * columns + i];
          for (int row = sets.start(set); row < sets.start(set + 1); row++) {
            if (x.data()[x.start() + row * columns + i] == largest) {
              x.gradient()[x.gradientStart() + row * columns + i] +=
                  output.gradient()[output.gradientStart() + set * columns + i];
              break;
            }
          }
        }
      }
    }
  }

  /** y_rc = e^x_rc / Σ_{q in s} e^x_qc for r in s; dx_rc = y_rc (dy_rc − Σ_q dy_qc y_qc). */
  record Softmax(Var x, Segments sets, Var output) implements Op {
    static Var of(Var x, Segments sets) {
      sets.requireRows("segment softmax", x);
      Var y = x.tape().output(x.hasGradient(), x.shape());
      int columns = x.columns();
      float[] work = x.tape().scratch(columns);
      float[] xv = x.data();
      float[] yv = y.data();
      for (int set = 0; set < sets.count(); set++) {
        Arrays.fill(work, 0, columns, Float.NEGATIVE_INFINITY);
        for (int row = sets.start(set); row < sets.start(set + 1); row++) {
          int xo = x.start() + row * columns;
          for (int i = 0; i < columns; i++) {
            work[i] = Math.max(work[i], xv[xo + i]);
          }
        }
        for (int row = sets.start(set); row < sets.start(set + 1); row++) {
          int at = row * columns;
          Lanewise.subtract(xv, x.start() + at, work, 0, yv, y.start() + at, columns);
        }
      }
      VectorMath.exp(yv, y.start(), yv, y.start(), y.size());
      for (int set = 0; set < sets.count(); set++) {
        Arrays.fill(work, 0, columns, 0);
        int first = y.start() + sets.start(set) * columns;
        Rows.addColumnSums(yv, first, sets.size(set), columns, work, 0);
        for (int row = sets.start(set); row < sets.start(set + 1); row++) {
          int at = y.start() + row * columns;
          Lanewise.divide(yv, at, work, 0, yv, at, columns);
        }
      }
      return x.tape().record(new Softmax(x, sets, y));
    }

    @Override
    public void backward() {
      int columns = x.columns();
      float[] mean = x.tape().scratch(columns);
      float[] y = output.data();
      float[] dy = output.gradient();
      float[] dx = x.gradient();
      for (int set = 0; set < sets.count(); set++) {
        Arrays.fill(mean, 0, columns, 0);
        for (int row = sets.start(set); row < sets.start(set + 1); row++) {
          int at = row * columns;
          Lanewise.multiplyAdd(
              y, output.start() + at, dy, output.gradientStart() + at, mean, 0, columns);
        }
        for (int row = sets.start(set); row < sets.start(set + 1); row++) {
          int yo = output.start() + row * columns;
          int from = output.gradientStart() + row * columns;
          int at = x.gradientStart() + row * columns;
          for (int i = 0; i < columns; i++) {
            dx[at + i] += y[yo + i] * (dy[from + i] - mean[i]);
          }
        }
      }
    }
  }

  /** y_s = the first row of s. */
  record First(Var x, Segments sets, Var output) implements Op {
    static Var of(Var x, Segments sets) {
      sets.requireRows("first of segment", x);
      Var y = perSet(x, sets);
      int columns = x.columns();
      Arrays.fill(y.data(), y.start(), y.start() + y.size(), 0);
      for (int set = 0; set < sets.count(); set++) {
        if (sets.size(set) > 0) {
          int from = x.start() + sets.start(set) * columns;
          System.arraycopy(x.data(), from, y.data(), y.start() + set * columns, columns);
        }
      }
      return x.tape().record(new First(x, sets, y));
    }

    @Override
    public void backward() {
      int columns = x.columns();
      for (int set = 0; set < sets.count(); set++) {
        if (sets.size(set) > 0) {
          int from = output.gradientStart() + set * columns;
          int to = x.gradientStart() + sets.start(set) * columns;
          Lanewise.axpy(1, output.gradient(), from, x.gradient(), to, columns);
        }
      }
    }
  }

  /** y_r = x_s for r in s. */
  record Repeat(Var x, Segments sets, Var output) implements Op {
    static Var of(Var x, Segments sets) {
      if (x.rows() != sets.count()) {
        throw new IllegalArgumentException("repeat: " + x + " does not fit " + sets + ".");
      }
      int columns = x.columns();
      Var y = x.tape().output(x.hasGradient(), sets.rows(), columns);
      for (int set = 0; set < sets.count(); set++) {
        for (int row = sets.start(set); row < sets.start(set + 1); row++) {
          System.arraycopy(
              x.data(), x.start() + set * columns, y.data(), y.start() + row * columns, columns);
        }
      }
      return x.tape().record(new Repeat(x, sets, y));
    }

    @Override
    public void backward() {
      Rows.addSegmentSums(
          output.gradient(),
          output.gradientStart(),
          x.columns(),
          sets.offsets(),
          sets.count(),
          x.gradient(),
          x.gradientStart());
    }
  }

  private static Var perSet(Var x, Segments sets) {
    return x.tape().output(x.hasGradient(), sets.count(), x.columns());
  }
}
