package hep.learners;

import hep.learners.internal.kernels.Rows;
import hep.learners.internal.kernels.SharedGemm;
import org.jspecify.annotations.Nullable;

/** Matrix products. */
final class MatrixOps {
  private MatrixOps() {}

  /** y = x W + b, or the larger of that and zero. */
  record Linear(Var x, Var weight, @Nullable Var bias, boolean rectified, Var output)
      implements Op {
    static Var of(Var x, Var weight, @Nullable Var bias, boolean rectified) {
      int inputs = weight.rows();
      int outputs = weight.columns();
      if (x.columns() != inputs) {
        throw Shapes.misfit("linear", x, weight);
      }
      if (bias != null && bias.size() != outputs) {
        throw Shapes.misfit("linear", weight, bias);
      }
      boolean hasGradient =
          x.hasGradient() || weight.hasGradient() || (bias != null && bias.hasGradient());
      Var y = x.tape().output(hasGradient, Shapes.withColumns(x.shape(), outputs));
      if (bias != null) {
        for (int row = 0; row < x.rows(); row++) {
          System.arraycopy(bias.data(), bias.start(), y.data(), y.start() + row * outputs, outputs);
        }
      }
      SharedGemm.multiply(
          false,
          false,
          x.rows(),
          outputs,
          inputs,
          x.data(),
          x.start(),
          inputs,
          weight.data(),
          weight.start(),
          outputs,
          y.data(),
          y.start(),
          outputs,
          bias != null);
      if (rectified) {
        Rectified.forward(y);
      }
      return x.tape().record(new Linear(x, weight, bias, rectified, y));
    }

    @Override
    public String step() {
      return rectified ? "Linear + ReLU" : "Linear";
    }

    @Override
    public long operations() {
      return 2L * x.rows() * weight.size() + (rectified ? output.size() : 0);
    }

    @Override
    public void backward() {
      int rows = x.rows();
      int inputs = weight.rows();
      int outputs = weight.columns();
      float[] dy = output.gradient();
      int at = output.gradientStart();
      if (rectified) {
        Rectified.backward(output);
      }
      if (bias != null && bias.hasGradient()) {
        Rows.addColumnSums(dy, at, rows, outputs, bias.gradient(), bias.gradientStart());
      }
      if (weight.hasGradient()) {
        SharedGemm.multiply(
            true,
            false,
            inputs,
            outputs,
            rows,
            x.data(),
            x.start(),
            inputs,
            dy,
            at,
            outputs,
            weight.gradient(),
            weight.gradientStart(),
            outputs,
            true);
      }
      if (x.hasGradient()) {
        SharedGemm.multiply(
            false,
            true,
            rows,
            inputs,
            outputs,
            dy,
            at,
            outputs,
            weight.data(),
            weight.start(),
            outputs,
            x.gradient(),
            x.gradientStart(),
            inputs,
            true);
      }
    }
  }
}
