package hep.learners;

import hep.learners.internal.kernels.Activations;
import hep.learners.internal.kernels.Gates;
import hep.learners.internal.kernels.Gemm;
import hep.learners.internal.kernels.Lanewise;
import java.util.Arrays;
import java.util.List;

/** Recursion over the levels of binary trees. */
final class TreeOps {
  private TreeOps() {}

  /**
   * h = leaf at the leaves, h = max(drive + [h_left | h_right] W, 0) at the inner nodes, all in the
   * order of visits; keeps the children of all inner nodes, so that the derivative by W is one
   * product.
   */
  record Recursion(Var leaf, Var drive, Var weight, TreeLevels trees, Var children, Var output)
      implements Op {
    static Var of(Var leaf, Var drive, Var weight, TreeLevels trees) {
      int width = leaf.columns();
      int inner = trees.nodes() - trees.leaves();
      if (leaf.rows() != trees.leaves()
          || drive.rows() != inner
          || drive.columns() != width
          || weight.rows() != 2 * width
          || weight.columns() != width) {
        throw new IllegalArgumentException(
            "recursion: leaves "
                + leaf
                + ", inner nodes "
                + drive
                + " and weight "
                + weight
                + " do not fit "
                + trees
                + ".");
      }
      Tape tape = leaf.tape();
      boolean hasGradient = leaf.hasGradient() || drive.hasGradient() || weight.hasGradient();
      Var children = tape.input(inner, 2 * width);
      Var y = tape.output(hasGradient, trees.nodes(), width);
      float[] h = y.data();
      float[] c = children.data();
      System.arraycopy(leaf.data(), leaf.start(), h, y.start(), leaf.size());
      System.arraycopy(drive.data(), drive.start(), h, y.start() + leaf.size(), drive.size());
      for (int level = 1; level < trees.levels(); level++) {
        int first = trees.start(level) - trees.leaves();
        int count = trees.start(level + 1) - trees.start(level);
        int co = children.start() + first * 2 * width;
        for (int i = 0; i < count; i++) {
          int to = co + i * 2 * width;
          int l = y.start() + trees.left()[first + i] * width;
          int r = y.start() + trees.right()[first + i] * width;
          System.arraycopy(h, l, c, to, width);
          System.arraycopy(h, r, c, to + width, width);
        }
        int at = y.start() + trees.start(level) * width;
        Gemm.multiply(
            false,
            false,
            count,
            width,
            2 * width,
            c,
            co,
            2 * width,
            weight.data(),
            weight.start(),
            width,
            h,
            at,
            width,
            true);
        Activations.relu(h, at, h, at, count * width);
      }
      return tape.record(new Recursion(leaf, drive, weight, trees, children, y));
    }

    @Override
    public long operations() {
      return 2L * children.rows() * weight.size();
    }

    /** From the roots down: dz = dh where h is positive; d[h_left | h_right] = dz Wᵀ. */
    @Override
    public void backward() {
      int width = leaf.columns();
      int inner = trees.nodes() - trees.leaves();
      float[] dh = output.gradient();
      int base = output.gradientStart();
      int dc = inner * width;
      float[] work = output.tape().scratch(inner * width + widest() * 2 * width);
      Arrays.fill(work, 0, dc, 0);
      for (int level = trees.levels() - 1; level > 0; level--) {
        int first = trees.start(level) - trees.leaves();
        int count = trees.start(level + 1) - trees.start(level);
        int visit = trees.start(level) * width;
        int dz = first * width;
        Activations.reluBackward(
            output.data(), output.start() + visit, dh, base + visit, work, dz, count * width);
        Gemm.multiply(
            false,
            true,
            count,
            2 * width,
            width,
            work,
            dz,
            width,
            weight.data(),
            weight.start(),
            width,
            work,
            dc,
            2 * width,
            false);
        for (int i = 0; i < count; i++) {
          int from = dc + i * 2 * width;
          int l = base + trees.left()[first + i] * width;
          int r = base + trees.right()[first + i] * width;
          Lanewise.add(dh, l, work, from, dh, l, width);
          Lanewise.add(dh, r, work, from + width, dh, r, width);
        }
      }
      if (weight.hasGradient()) {
        Gemm.multiply(
            true,
            false,
            2 * width,
            width,
            inner,
            children.data(),
            children.start(),
            2 * width,
            work,
            0,
            width,
            weight.gradient(),
            weight.gradientStart(),
            width,
            true);
      }
      if (drive.hasGradient()) {
        Lanewise.axpy(1, work, 0, drive.gradient(), drive.gradientStart(), drive.size());
      }
      if (leaf.hasGradient()) {
        Lanewise.axpy(1, dh, base, leaf.gradient(), leaf.gradientStart(), leaf.size());
      }
    }

    private int widest() {
      int widest = 0;
      for (int level = 1; level < trees.levels(); level++) {
        widest = Math.max(widest, trees.start(level + 1) - trees.start(level));
      }
      return widest;
    }
  }

  /** y_i = row {@code visits[i]} of the parts, counted as if one stood below the other. */
  record Pick(List<Var> parts, int[] starts, int[] visits, int from, Var output) implements Op {
    /**
     * Returns rows.
     *
     * @param starts the number of the first row of each part
     */
    static Var of(List<Var> parts, int[] starts, int[] visits, int from, int to) {
      int columns = parts.getFirst().columns();
      boolean hasGradient = parts.stream().anyMatch(Var::hasGradient);
      Var y = parts.getFirst().tape().output(hasGradient, to - from, columns);
      List<Var> all = List.copyOf(parts);
      for (int i = from; i < to; i++) {
        int part = part(starts, all.size(), visits[i]);
        Var source = all.get(part);
        int at = source.start() + (visits[i] - starts[part]) * columns;
        System.arraycopy(source.data(), at, y.data(), y.start() + (i - from) * columns, columns);
      }
      return y.tape().record(new Pick(all, starts, visits, from, y));
    }

    @Override
    public void backward() {
      int columns = output.columns();
      for (int i = 0; i < output.rows(); i++) {
        int visit = visits[from + i];
        int part = part(starts, parts.size(), visit);
        Var target = parts.get(part);
        if (target.hasGradient()) {
          int at = target.gradientStart() + (visit - starts[part]) * columns;
          int dy = output.gradientStart() + i * columns;
          Lanewise.add(
              target.gradient(), at, output.gradient(), dy, target.gradient(), at, columns);
        }
      }
    }

    private static int part(int[] starts, int parts, int visit) {
      int found = Arrays.binarySearch(starts, 0, parts, visit);
      int part = found >= 0 ? found : -found - 2;
      // Of parts that begin at the same row, all but the last are empty.
      while (part + 1 < parts && starts[part + 1] <= visit) {
        part++;
      }
      return part;
    }
  }

  /**
   * y_rc = Σ_g p_rgc v_rgc with p the softmax over the groups g of logits: both have the columns of
   * group 0, then those of group 1, and so on. Keeps p.
   */
  record Mix(Var logits, Var values, int groups, Var shares, Var output) implements Op {
    static Var of(Var logits, Var values, int groups) {
      Shapes.requireSame("mix", logits, values);
      if (groups < 1 || logits.columns() % groups != 0) {
        throw new IllegalArgumentException(
            "mix: the columns of " + logits + " do not split into " + groups + " groups.");
      }
      int columns = logits.columns() / groups;
      Tape tape = logits.tape();
      Var shares = tape.input(logits.shape());
      Var y =
          tape.output(
              logits.hasGradient() || values.hasGradient(),
              Shapes.withColumns(logits.shape(), columns));
      Gates.softmax(
          logits.data(),
          logits.start(),
          logits.rows(),
          groups,
          columns,
          shares.data(),
          shares.start());
      Arrays.fill(y.data(), y.start(), y.start() + y.size(), 0);
      for (int i = 0; i < logits.rows() * groups; i++) {
        Lanewise.multiplyAdd(
            shares.data(),
            shares.start() + i * columns,
            values.data(),
            values.start() + i * columns,
            y.data(),
            y.start() + i / groups * columns,
            columns);
      }
      return tape.record(new Mix(logits, values, groups, shares, y));
    }

    /** dv_g = p_g dy; dlogit_g = p_g dy (v_g − y). */
    @Override
    public void backward() {
      int columns = output.columns();
      float[] dy = output.gradient();
      for (int i = 0; i < output.rows() * groups; i++) {
        int row = i / groups * columns;
        if (values.hasGradient()) {
          Lanewise.multiplyAdd(
              shares.data(),
              shares.start() + i * columns,
              dy,
              output.gradientStart() + row,
              values.gradient(),
              values.gradientStart() + i * columns,
              columns);
        }
        if (logits.hasGradient()) {
          Gates.addSoftmaxSlope(
              shares.data(),
              shares.start() + i * columns,
              values.data(),
              values.start() + i * columns,
              output.data(),
              output.start() + row,
              dy,
              output.gradientStart() + row,
              logits.gradient(),
              logits.gradientStart() + i * columns,
              columns);
        }
      }
    }
  }
}
