package hep.learners;

import hep.learners.internal.kernels.ColumnMoves;
import hep.learners.internal.kernels.Lanewise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choosing, joining and adding up rows and columns. */
final class ShapeOps {
  private ShapeOps() {}

  /** y = [a | b], row by row. */
  record Beside(Var a, Var b, Var output) implements Op {
    static Var of(Var a, Var b) {
      if (a.rows() != b.rows()) {
        throw Shapes.misfit("beside", a, b);
      }
      int columns = a.columns() + b.columns();
      Var y =
          a.tape()
              .output(a.hasGradient() || b.hasGradient(), Shapes.withColumns(a.shape(), columns));
      int rows = a.rows();
      int first = a.columns();
      int second = b.columns();
      ColumnMoves.copy(a.data(), a.start(), first, y.data(), y.start(), columns, rows, first);
      ColumnMoves.copy(
          b.data(), b.start(), second, y.data(), y.start() + first, columns, rows, second);
      return a.tape().record(new Beside(a, b, y));
    }

    @Override
    public void backward() {
      addPart(a, 0);
      addPart(b, a.columns());
    }

    private void addPart(Var part, int first) {
      if (part.hasGradient()) {
        int columns = part.columns();
        ColumnMoves.add(
            output.gradient(),
            output.gradientStart() + first,
            output.columns(),
            part.gradient(),
            part.gradientStart(),
            columns,
            part.rows(),
            columns);
      }
    }
  }

  /** y = the rows of all parts, one part below the other. */
  record Stack(List<Var> parts, Var output) implements Op {
    static Var of(List<Var> parts) {
      Var first = parts.getFirst();
      int rows = 0;
      boolean hasGradient = false;
      for (Var part : parts) {
        if (part.columns() != first.columns()) {
          throw Shapes.misfit("stack", first, part);
        }
        rows += part.rows();
        hasGradient |= part.hasGradient();
      }
      Var y = first.tape().output(hasGradient, rows, first.columns());
      int at = y.start();
      for (Var part : parts) {
        System.arraycopy(part.data(), part.start(), y.data(), at, part.size());
        at += part.size();
      }
      return first.tape().record(new Stack(List.copyOf(parts), y));
    }

    @Override
    public void backward() {
      int from = output.gradientStart();
      for (Var part : parts) {
        if (part.hasGradient()) {
          Lanewise.axpy(
              1, output.gradient(), from, part.gradient(), part.gradientStart(), part.size());
        }
        from += part.size();
      }
    }
  }

  /** y = the columns of x from {@code from} on, as many as y has. */
  record Columns(Var x, int from, Var output) implements Op {
    static Var of(Var x, int from, int to) {
      if (from < 0 || to > x.columns() || from >= to) {
        throw new IllegalArgumentException(
            "columns: " + x + " has no columns " + from + " to " + (to - 1) + ".");
      }
      Var y = x.tape().output(x.hasGradient(), Shapes.withColumns(x.shape(), to - from));
      ColumnMoves.copy(
          x.data(),
          x.start() + from,
          x.columns(),
          y.data(),
          y.start(),
          to - from,
          x.rows(),
          to - from);
      return x.tape().record(new Columns(x, from, y));
    }

    @Override
    public void backward() {
      int columns = output.columns();
      ColumnMoves.add(
          output.gradient(),
          output.gradientStart(),
          columns,
          x.gradient(),
          x.gradientStart() + from,
          x.columns(),
          x.rows(),
          columns);
    }
  }

  /**
   * y_i = x_rows[i]; the rows are those that {@code numbers} holds, where they come from a value.
   */
  record Gather(Var x, int[] wanted, @Nullable Var numbers, Var output) implements Op {
    static Var of(Var x, @Nullable Var numbers, int... wanted) {
      int columns = x.columns();
      Var y = x.tape().output(x.hasGradient(), wanted.length, columns);
      for (int i = 0; i < wanted.length; i++) {
        if (wanted[i] < 0 || wanted[i] >= x.rows()) {
          throw new IllegalArgumentException("gather: " + x + " has no row " + wanted[i] + ".");
        }
        System.arraycopy(
            x.data(), x.start() + wanted[i] * columns, y.data(), y.start() + i * columns, columns);
      }
      return x.tape().record(new Gather(x, wanted, numbers, y));
    }

    /**
     * The rows of {@code x} that the values of {@code numbers} name.
     *
     * @throws IllegalArgumentException if one of them is not a whole number from 0 to rows − 1
     */
    static Var lookUp(Var x, Var numbers) {
      int[] wanted = new int[numbers.size()];
      for (int i = 0; i < wanted.length; i++) {
        float value = numbers.data()[numbers.start() + i];
        wanted[i] = (int) value;
        if (wanted[i] != value || wanted[i] < 0 || wanted[i] >= x.rows()) {
          throw new IllegalArgumentException(
              "%s: row %d is a kind from 0 to %d, found %s."
                  .formatted(x.name(), i, x.rows() - 1, value));
        }
      }
      return of(x, numbers, wanted);
    }

    @Override
    public void backward() {
      int columns = x.columns();
      for (int i = 0; i < wanted.length; i++) {
        int at = x.gradientStart() + wanted[i] * columns;
        Lanewise.axpy(
            1, output.gradient(), output.gradientStart() + i * columns, x.gradient(), at, columns);
      }
    }
  }

  /** y = factor · Σ x, summed in double. */
  record Sum(Var x, float factor, Var output) implements Op {
    static Var of(Var x, float factor) {
      Var y = x.tape().output(x.hasGradient());
      double sum = 0;
      for (int i = x.start(); i < x.start() + x.size(); i++) {
        sum += x.data()[i];
      }
      y.data()[y.start()] = (float) (factor * sum);
      return x.tape().record(new Sum(x, factor, y));
    }

    @Override
    public void backward() {
      float share = factor * output.gradient()[output.gradientStart()];
      float[] dx = x.gradient();
      int at = x.gradientStart();
      for (int i = 0; i < x.size(); i++) {
        dx[at + i] += share;
      }
    }
  }
}
