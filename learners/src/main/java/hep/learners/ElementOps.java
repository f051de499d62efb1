package hep.learners;

import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.Rows;

/** Sums and products, element by element. */
final class ElementOps {
  private ElementOps() {}

  /** y = a + sign · b, where b has the size of a or is one row. */
  record Plus(Var a, Var b, float sign, Var output) implements Op {
    static Var of(Var a, Var b, float sign) {
      boolean row = b.rows() == 1 && b.columns() == a.columns();
      if (!row && !Shapes.isSame(a, b)) {
        throw Shapes.misfit("plus", a, b);
      }
      Shapes.requireSameTape("plus", a, b);
      Var y = a.tape().output(a.hasGradient() || b.hasGradient(), a.shape());
      int period = b.size();
      for (int from = 0; from < a.size(); from += period) {
        int ao = a.start() + from;
        int bo = b.start();
        int yo = y.start() + from;
        float[] av = a.data();
        float[] bv = b.data();
        float[] yv = y.data();
        for (int i = 0; i < period; i++) {
          yv[yo + i] = av[ao + i] + sign * bv[bo + i];
        }
      }
      return a.tape().record(new Plus(a, b, sign, y));
    }

    @Override
    public void backward() {
      float[] dy = output.gradient();
      int at = output.gradientStart();
      if (a.hasGradient()) {
        Lanewise.axpy(1, dy, at, a.gradient(), a.gradientStart(), a.size());
      }
      if (b.hasGradient()) {
        for (int from = 0; from < a.size(); from += b.size()) {
          Lanewise.axpy(sign, dy, at + from, b.gradient(), b.gradientStart(), b.size());
        }
      }
    }
  }

  /** y = a · b, element by element. */
  record Times(Var a, Var b, Var output) implements Op {
    static Var of(Var a, Var b) {
      Shapes.requireSame("times", a, b);
      Var y = a.tape().output(a.hasGradient() || b.hasGradient(), a.shape());
      Lanewise.multiply(a.data(), a.start(), b.data(), b.start(), y.data(), y.start(), a.size());
      return a.tape().record(new Times(a, b, y));
    }

    @Override
    public void backward() {
      if (a.hasGradient()) {
        addProduct(a, b);
      }
      if (b.hasGradient()) {
        addProduct(b, a);
      }
    }

    private void addProduct(Var target, Var factor) {
      Lanewise.multiplyAdd(
          factor.data(),
          factor.start(),
          output.gradient(),
          output.gradientStart(),
          target.gradient(),
          target.gradientStart(),
          output.size());
    }
  }

  /** y_rc = x_rc · f_r. */
  record TimesColumn(Var x, Var factors, Var output) implements Op {
    static Var of(Var x, Var factors) {
      if (factors.size() != x.rows()) {
        throw Shapes.misfit("timesColumn", x, factors);
      }
      Var y = x.tape().output(x.hasGradient() || factors.hasGradient(), x.shape());
      Rows.multiplyColumn(
          x.data(),
          x.start(),
          factors.data(),
          factors.start(),
          x.rows(),
          x.columns(),
          y.data(),
          y.start());
      return x.tape().record(new TimesColumn(x, factors, y));
    }

    @Override
    public void backward() {
      int columns = x.columns();
      float[] dy = output.gradient();
      int from = output.gradientStart();
      if (x.hasGradient()) {
        for (int row = 0; row < x.rows(); row++) {
          float factor = factors.data()[factors.start() + row];
          Lanewise.axpy(
              factor,
              dy,
              from + row * columns,
              x.gradient(),
              x.gradientStart() + row * columns,
              columns);
        }
      }
      if (factors.hasGradient()) {
        float[] dots = x.tape().scratch(x.rows());
        Rows.rowDots(x.data(), x.start(), dy, from, x.rows(), columns, dots, 0);
        Lanewise.axpy(1, dots, 0, factors.gradient(), factors.gradientStart(), x.rows());
      }
    }
  }

  /** y = factor · x + summand. */
  record Affine(Var x, float factor, float summand, Var output) implements Op {
    static Var of(Var x, float factor, float summand) {
      Var y = x.tape().output(x.hasGradient(), x.shape());
      float[] xv = x.data();
      float[] yv = y.data();
      int xo = x.start();
      int yo = y.start();
      for (int i = 0; i < x.size(); i++) {
        yv[yo + i] = factor * xv[xo + i] + summand;
      }
      return x.tape().record(new Affine(x, factor, summand, y));
    }

    @Override
    public void backward() {
      Lanewise.axpy(
          factor,
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart(),
          x.size());
    }
  }

  /**
   * y = x, with the gradient multiplied by a factor on its way back (Ganin et al., arXiv
   * 1505.07818, section 4).
   */
  record GradientScale(Var x, float factor, Var output) implements Op {
    static Var of(Var x, float factor) {
      Var y = x.tape().output(x.hasGradient(), x.shape());
      System.arraycopy(x.data(), x.start(), y.data(), y.start(), x.size());
      return x.tape().record(new GradientScale(x, factor, y));
    }

    @Override
    public void backward() {
      Lanewise.axpy(
          factor,
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart(),
          x.size());
    }
  }
}
