package hep.learners;

import hep.learners.internal.kernels.Activations;
import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.Noise;
import hep.learners.internal.kernels.Rows;
import hep.learners.internal.kernels.VectorMath;

/** Functions of single values, the softmax of a row, and dropout. */
final class ActivationOps {
  private ActivationOps() {}

  /** y = x for x &gt; 0, slope · x elsewhere; slope 0 is ReLU. */
  record LeakyRelu(Var x, float slope, Var output) implements Op {
    static Var of(Var x, float slope) {
      Var y = like(x);
      Activations.leakyRelu(slope, x.data(), x.start(), y.data(), y.start(), x.size());
      return x.tape().record(new LeakyRelu(x, slope, y));
    }

    @Override
    public void backward() {
      Activations.leakyReluBackward(
          slope,
          x.data(),
          x.start(),
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart(),
          x.size());
    }
  }

  /** y = 1 / (1 + e^−x); dy/dx = y (1 − y). */
  record Sigmoid(Var x, Var output) implements Op {
    static Var of(Var x) {
      Var y = like(x);
      VectorMath.sigmoid(x.data(), x.start(), y.data(), y.start(), x.size());
      return x.tape().record(new Sigmoid(x, y));
    }

    @Override
    public void backward() {
      Activations.sigmoidBackward(
          output.data(),
          output.start(),
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart(),
          x.size());
    }
  }

  /** y = tanh x; dy/dx = 1 − y². */
  record Tanh(Var x, Var output) implements Op {
    static Var of(Var x) {
      Var y = like(x);
      VectorMath.tanh(x.data(), x.start(), y.data(), y.start(), x.size());
      return x.tape().record(new Tanh(x, y));
    }

    @Override
    public void backward() {
      Activations.tanhBackward(
          output.data(),
          output.start(),
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart(),
          x.size());
    }
  }

  /** y = ln(1 + e^x); dy/dx = 1 / (1 + e^−x). */
  record Softplus(Var x, Var output) implements Op {
    static Var of(Var x) {
      Var y = like(x);
      VectorMath.softplus(x.data(), x.start(), y.data(), y.start(), x.size());
      return x.tape().record(new Softplus(x, y));
    }

    @Override
    public void backward() {
      Activations.softplusBackward(
          x.data(),
          x.start(),
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart(),
          x.size());
    }
  }

  /**
   * y = x/2 (1 + tanh u) = x s with s = 1 / (1 + e^−2u) and u = √(2/π) (x + 0.044715 x³); keeps s.
   */
  record Gelu(Var x, Var gate, Var output) implements Op {
    static Var of(Var x) {
      Var y = like(x);
      Var gate = x.tape().input(x.shape());
      hep.learners.internal.kernels.Gelu.forward(
          x.data(), x.start(), gate.data(), gate.start(), y.data(), y.start(), x.size());
      return x.tape().record(new Gelu(x, gate, y));
    }

    @Override
    public void backward() {
      hep.learners.internal.kernels.Gelu.backward(
          x.data(),
          x.start(),
          gate.data(),
          gate.start(),
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart(),
          x.size());
    }
  }

  /** y = e^x; dy/dx = y. */
  record Exp(Var x, Var output) implements Op {
    static Var of(Var x) {
      Var y = like(x);
      VectorMath.exp(x.data(), x.start(), y.data(), y.start(), x.size());
      return x.tape().record(new Exp(x, y));
    }

    @Override
    public void backward() {
      Lanewise.multiplyAdd(
          output.data(),
          output.start(),
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart(),
          x.size());
    }
  }

  /** y = ln x; dy/dx = 1/x. */
  record Log(Var x, Var output) implements Op {
    static Var of(Var x) {
      Var y = like(x);
      VectorMath.log(x.data(), x.start(), y.data(), y.start(), x.size());
      return x.tape().record(new Log(x, y));
    }

    @Override
    public void backward() {
      float[] xv = x.data();
      float[] dx = x.gradient();
      float[] dy = output.gradient();
      int xo = x.start();
      int at = x.gradientStart();
      int from = output.gradientStart();
      for (int i = 0; i < x.size(); i++) {
        dx[at + i] += dy[from + i] / xv[xo + i];
      }
    }
  }

  /** y_i = e^x_i / Σ_j e^x_j in every row; dx_i = y_i (dy_i − Σ_j dy_j y_j). */
  record Softmax(Var x, Var output) implements Op {
    static Var of(Var x) {
      Var y = like(x);
      Rows.softmax(x.data(), x.start(), x.rows(), x.columns(), y.data(), y.start());
      return x.tape().record(new Softmax(x, y));
    }

    @Override
    public void backward() {
      Rows.softmaxBackward(
          output.data(),
          output.start(),
          output.gradient(),
          output.gradientStart(),
          x.rows(),
          x.columns(),
          x.gradient(),
          x.gradientStart());
    }
  }

  /**
   * y = x · m with m = 0 with probability rate and 1/(1 − rate) otherwise (Srivastava et al., JMLR
   * 15 (2014) 1929, in its inverted form).
   */
  record Dropout(Var x, Var mask, Var output) implements Op {
    static Var of(Var x, float rate) {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("dropout: the rate lies in [0, 1), found " + rate + ".");
      }
      Tape tape = x.tape();
      if (!tape.isTraining() || rate == 0) {
        return x;
      }
      Var mask = tape.input(x.shape());
      float keep = 1 - rate;
      Noise.mask(
          keep,
          1 / keep,
          tape.noiseSeed(),
          tape.noiseStream(),
          0,
          mask.data(),
          mask.start(),
          x.size());
      Var y = like(x);
      Lanewise.multiply(
          x.data(), x.start(), mask.data(), mask.start(), y.data(), y.start(), x.size());
      return tape.record(new Dropout(x, mask, y));
    }

    @Override
    public void backward() {
      Lanewise.multiplyAdd(
          mask.data(),
          mask.start(),
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart(),
          x.size());
    }
  }

  private static Var like(Var x) {
    return x.tape().output(x.hasGradient(), x.shape());
  }
}
