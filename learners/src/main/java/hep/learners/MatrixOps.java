package hep.learners;

import hep.learners.internal.kernels.Rows;
import hep.learners.internal.kernels.SharedGemm;
import org.jspecify.annotations.Nullable;

/** Matrix products. */
final class MatrixOps {
  private MatrixOps() {}

  /** y = x W + b. */
  record Linear(Var x, Var weight, @Nullable Var bias, Var output) implements Op {
    static Var of(Var x, Var weight, @Nullable Var bias) {
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
      return x.tape().record(new Linear(x, weight, bias, y));
    }

    @Override
    public long operations() {
      return 2L * x.rows() * weight.size();
    }

    @Override
    public void backward() {
      int rows = x.rows();
      int inputs = weight.rows();
      int outputs = weight.columns();
      float[] dy = output.gradient();
      int at = output.gradientStart();
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
