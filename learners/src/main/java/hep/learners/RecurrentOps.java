package hep.learners;

import hep.learners.internal.kernels.Gates;
import hep.learners.internal.kernels.Gemm;
import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.VectorMath;

/** Steps of recurrent layers. */
final class RecurrentOps {
  private RecurrentOps() {}

  /**
   * z = drive + h U; c' = σ(f) c + σ(i) tanh(g); h' = σ(o) tanh(c'). Keeps the gates after their
   * functions and tanh(c'). The output is h'; c' stands beside it with a gradient of its own, to
   * which the next step adds before this one goes backwards.
   */
  record Lstm(
      Var drive, Var hidden, Var cell, Var weight, Var gates, Var squashed, Var newCell, Var output)
      implements Op {
    static Recurrence.Memory of(Var drive, Recurrence.Memory before, Var weight) {
      Var h = before.hidden();
      Var c = before.cell();
      int rows = drive.rows();
      int width = h.columns();
      if (drive.columns() != 4 * width
          || h.rows() != rows
          || c.size() != h.size()
          || weight.rows() != width
          || weight.columns() != 4 * width) {
        throw Shapes.misfit("lstm", drive, weight);
      }
      Tape tape = drive.tape();
      boolean hasGradient =
          drive.hasGradient() || h.hasGradient() || c.hasGradient() || weight.hasGradient();
      Var gates = tape.input(rows, 4 * width);
      Var squashed = tape.input(rows, width);
      Var cell = tape.output(hasGradient, rows, width);
      Var y = tape.output(hasGradient, rows, width);
      float[] z = gates.data();
      System.arraycopy(drive.data(), drive.start(), z, gates.start(), drive.size());
      Gemm.multiply(
          false,
          false,
          rows,
          4 * width,
          width,
          h.data(),
          h.start(),
          width,
          weight.data(),
          weight.start(),
          4 * width,
          z,
          gates.start(),
          4 * width,
          true);
      for (int row = 0; row < rows; row++) {
        int i = gates.start() + row * 4 * width;
        int f = i + width;
        int g = f + width;
        int o = g + width;
        int at = cell.start() + row * width;
        VectorMath.sigmoid(z, i, z, i, 2 * width);
        VectorMath.tanh(z, g, z, g, width);
        VectorMath.sigmoid(z, o, z, o, width);
        Lanewise.multiply(z, i, z, g, cell.data(), at, width);
        Lanewise.multiplyAdd(z, f, c.data(), c.start() + row * width, cell.data(), at, width);
      }
      VectorMath.tanh(cell.data(), cell.start(), squashed.data(), squashed.start(), cell.size());
      for (int row = 0; row < rows; row++) {
        int o = gates.start() + (row * 4 + 3) * width;
        int from = squashed.start() + row * width;
        Lanewise.multiply(z, o, squashed.data(), from, y.data(), y.start() + row * width, width);
      }
      Var out = tape.record(new Lstm(drive, h, c, weight, gates, squashed, cell, y));
      return new Recurrence.Memory(out, cell);
    }

    @Override
    public long operations() {
      return 2L * output.rows() * weight.size();
    }

    @Override
    public void backward() {
      int rows = output.rows();
      int width = output.columns();
      float[] work = output.tape().scratch(rows * 5 * width);
      int dc = rows * 4 * width;
      for (int row = 0; row < rows; row++) {
        Gates.lstmBackward(
            gates.data(),
            gates.start() + row * 4 * width,
            squashed.data(),
            squashed.start() + row * width,
            cell.data(),
            cell.start() + row * width,
            output.gradient(),
            output.gradientStart() + row * width,
            newCell.gradient(),
            newCell.gradientStart() + row * width,
            work,
            row * 4 * width,
            work,
            dc + row * width,
            width);
      }
      if (cell.hasGradient()) {
        Lanewise.axpy(1, work, dc, cell.gradient(), cell.gradientStart(), cell.size());
      }
      if (drive.hasGradient()) {
        Lanewise.axpy(1, work, 0, drive.gradient(), drive.gradientStart(), drive.size());
      }
      if (weight.hasGradient()) {
        Gemm.multiply(
            true,
            false,
            width,
            4 * width,
            rows,
            hidden.data(),
            hidden.start(),
            width,
            work,
            0,
            4 * width,
            weight.gradient(),
            weight.gradientStart(),
            4 * width,
            true);
      }
      if (hidden.hasGradient()) {
        Gemm.multiply(
            false,
            true,
            rows,
            width,
            4 * width,
            work,
            0,
            4 * width,
            weight.data(),
            weight.start(),
            4 * width,
            hidden.gradient(),
            hidden.gradientStart(),
            width,
            true);
      }
    }
  }
}
