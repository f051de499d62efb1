package hep.learners;

import hep.learners.internal.kernels.Gates;
import hep.learners.internal.kernels.Gemm;
import hep.learners.internal.kernels.Rows;
import java.util.Arrays;

/** Recurrent layers. */
final class RecurrentOps {
  private RecurrentOps() {}

  /**
   * For each step, z = bias + x W + h U; c ← σ(f) c + σ(i) tanh(g); h ← σ(o) tanh(c), over the sets
   * that still go on: the first rows of the step before. Keeps the gates after their functions, in
   * four matrices one below the other, all c and tanh(c); the output is all h. One step's rows stay
   * in cache from the product to the gates.
   *
   * @param starts the first row of each step, and the number of rows at the end
   * @param truncation the gradient does not pass from a step whose number is a multiple of this to
   *     the one before
   */
  record Lstm(
      Var x,
      Var input,
      Var bias,
      Var weight,
      int[] starts,
      int truncation,
      Var gates,
      Var squashed,
      Var cells,
      Var output)
      implements Op {
    static Var of(Var x, Var input, Var bias, Var weight, int[] starts, int truncation) {
      int width = weight.rows();
      if (weight.columns() != 4 * width
          || input.rows() != x.columns()
          || input.columns() != 4 * width
          || bias.size() != 4 * width) {
        throw Shapes.misfit("lstm", input, weight);
      }
      Tape tape = x.tape();
      boolean hasGradient =
          x.hasGradient() || input.hasGradient() || bias.hasGradient() || weight.hasGradient();
      Var gates = tape.input(4 * x.rows(), width);
      Var squashed = tape.input(x.rows(), width);
      Var cells = tape.input(x.rows(), width);
      Var zeros = tape.zeros(starts.length > 1 ? starts[1] : 0, width);
      Var y = tape.output(hasGradient, x.rows(), width);
      Lstm op = new Lstm(x, input, bias, weight, starts, truncation, gates, squashed, cells, y);
      for (int step = 0; step < starts.length - 1; step++) {
        op.forward(step, zeros);
      }
      return tape.record(op);
    }

    private void forward(int step, Var zeros) {
      int width = output.columns();
      int first = starts[step];
      int rows = starts[step + 1] - first;
      int before = step > 0 ? starts[step - 1] * width : 0;
      float[] z = gates.data();
      int at = gates.start() + first * width;
      for (int gate = 0; gate < 4; gate++) {
        int zo = at + gate * output.size();
        int column = gate * width;
        for (int row = 0; row < rows; row++) {
          System.arraycopy(bias.data(), bias.start() + column, z, zo + row * width, width);
        }
        int xo = x.start() + first * x.columns();
        product(rows, width, x.columns(), x.data(), xo, input, column, z, zo);
        if (step > 0) {
          int h = output.start() + before;
          product(rows, width, width, output.data(), h, weight, column, z, zo);
        }
      }
      Gates.lstm(
          z,
          at,
          output.size(),
          step > 0 ? cells.data() : zeros.data(),
          step > 0 ? cells.start() + before : zeros.start(),
          cells.data(),
          cells.start() + first * width,
          squashed.data(),
          squashed.start() + first * width,
          output.data(),
          output.start() + first * width,
          rows * width);
    }

    /** C += A W, with the columns of W from {@code column} on. */
    private static void product(
        int m, int n, int k, float[] a, int ao, Var w, int column, float[] c, int co) {
      int ldw = w.columns();
      int wo = w.start() + column;
      Gemm.multiply(false, false, m, n, k, a, ao, k, w.data(), wo, ldw, c, co, n, true);
    }

    @Override
    public long operations() {
      return 2L * output.rows() * (input.size() + weight.size());
    }

    /**
     * From the last step to the first; the derivatives by the weights are products over all steps.
     */
    @Override
    public void backward() {
      int width = output.columns();
      int size = output.size();
      int dc = 4 * size;
      int turned = dc + starts[1] * width;
      int zeros = turned + weight.size();
      int end = zeros + starts[1] * width;
      float[] work = output.tape().scratch(end);
      Arrays.fill(work, dc, turned, 0);
      Arrays.fill(work, zeros, end, 0);
      for (int k = 0; k < 4 * width; k++) {
        for (int j = 0; j < width; j++) {
          work[turned + k * width + j] = weight.data()[weight.start() + j * 4 * width + k];
        }
      }
      for (int step = starts.length - 2; step >= 0; step--) {
        backward(step, work, dc, turned, zeros);
      }
      for (int gate = 0; gate < 4; gate++) {
        int dz = gate * size;
        int column = gate * width;
        if (bias.hasGradient()) {
          int to = bias.gradientStart() + column;
          Rows.addColumnSums(work, dz, output.rows(), width, bias.gradient(), to);
        }
        if (input.hasGradient()) {
          addProduct(x, x.start(), output.rows(), work, dz, input, column);
        }
        if (weight.hasGradient()) {
          addStates(work, dz, column);
        }
        if (x.hasGradient()) {
          Gemm.multiply(
              false,
              true,
              x.rows(),
              x.columns(),
              width,
              work,
              dz,
              width,
              input.data(),
              input.start() + column,
              4 * width,
              x.gradient(),
              x.gradientStart(),
              x.columns(),
              true);
        }
      }
    }

    private void backward(int step, float[] work, int dc, int turned, int zeros) {
      int width = output.columns();
      int at = starts[step] * width;
      int rows = starts[step + 1] - starts[step];
      int before = step > 0 ? starts[step - 1] * width : 0;
      Gates.lstmBackward(
          gates.data(),
          gates.start() + at,
          output.size(),
          squashed.data(),
          squashed.start() + at,
          step > 0 ? cells.data() : work,
          step > 0 ? cells.start() + before : zeros,
          output.gradient(),
          output.gradientStart() + at,
          work,
          dc,
          work,
          at,
          output.size(),
          work,
          dc,
          rows * width);
      if (step == 0 || step % truncation == 0) {
        Arrays.fill(work, dc, dc + rows * width, 0);
        return;
      }
      for (int gate = 0; gate < 4; gate++) {
        Gemm.multiply(
            false,
            false,
            rows,
            width,
            width,
            work,
            at + gate * output.size(),
            width,
            work,
            turned + gate * width * width,
            width,
            output.gradient(),
            output.gradientStart() + before,
            width,
            true);
      }
    }

    /**
     * The derivative by one gate's columns of U, as one product where every step has as many rows.
     * Where the gradient is cut off the state before counts as a constant, but it still meets U.
     */
    private void addStates(float[] work, int dz, int column) {
      int width = output.columns();
      int steps = starts.length - 1;
      if (starts[steps] == steps * starts[1]) {
        int rows = starts[steps] - starts[1];
        addProduct(output, output.start(), rows, work, dz + starts[1] * width, weight, column);
        return;
      }
      for (int step = 1; step < steps; step++) {
        int rows = starts[step + 1] - starts[step];
        int h = output.start() + starts[step - 1] * width;
        addProduct(output, h, rows, work, dz + starts[step] * width, weight, column);
      }
    }

    /** The gradient of one gate's columns of w += Aᵀ dz. */
    private void addProduct(Var a, int ao, int rows, float[] dz, int dzo, Var w, int column) {
      int width = output.columns();
      Gemm.multiply(
          true,
          false,
          a.columns(),
          width,
          rows,
          a.data(),
          ao,
          a.columns(),
          dz,
          dzo,
          width,
          w.gradient(),
          w.gradientStart() + column,
          w.columns(),
          true);
    }
  }
}
