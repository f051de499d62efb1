package hep.learners;

import hep.learners.internal.kernels.Lanewise;

/** A weight divided by its largest singular value. */
final class SpectralOps {
  private SpectralOps() {}

  /**
   * y = W / σ with σ = u W v, where u and v follow from a running u by power iteration (Miyato et
   * al., arXiv 1802.05957, algorithm 1); keeps u, v and 1/σ. W is seen as a matrix of all but the
   * last dimension by the last.
   */
  record SpectralNorm(Var weight, float[] left, float[] right, float scale, Var output)
      implements Op {
    static Var of(Var weight, Parameter running, int iterations) {
      int rows = weight.rows();
      int columns = weight.columns();
      if (running.size() != rows || iterations < 1) {
        throw new IllegalArgumentException(
            "spectral norm: "
                + weight
                + " needs a running vector of "
                + rows
                + " values and at least one iteration, found "
                + running
                + " and "
                + iterations
                + ".");
      }
      Tape tape = weight.tape();
      float[] w = weight.data();
      int wo = weight.start();
      float[] u = running.value().data();
      float[] v = new float[columns];
      for (int i = 0; i < iterations; i++) {
        double[] sums = new double[columns];
        for (int r = 0; r < rows; r++) {
          for (int c = 0; c < columns; c++) {
            sums[c] += (double) u[r] * w[wo + r * columns + c];
          }
        }
        normalise(sums, v);
        normalise(product(w, wo, rows, v), u);
      }
      double sigma = 0;
      double[] wv = product(w, wo, rows, v);
      for (int r = 0; r < rows; r++) {
        sigma += u[r] * wv[r];
      }
      if (tape.isTraining()) {
        Var direction = tape.input(rows);
        System.arraycopy(u, 0, direction.data(), direction.start(), rows);
        tape.observe(running, direction, 1, 1);
      }
      float scale = (float) (1 / Math.max(sigma, 1e-12));
      Var y = tape.output(weight.hasGradient(), weight.shape());
      Lanewise.scale(scale, w, wo, y.data(), y.start(), weight.size());
      return tape.record(new SpectralNorm(weight, u, v, scale, y));
    }

    /** dW = (dy − (Σ dy y) u vᵀ) / σ. */
    @Override
    public void backward() {
      int columns = weight.columns();
      float[] dy = output.gradient();
      int from = output.gradientStart();
      double along = 0;
      for (int i = 0; i < weight.size(); i++) {
        along += (double) dy[from + i] * output.data()[output.start() + i];
      }
      for (int i = 0; i < weight.size(); i++) {
        double slope = dy[from + i] - along * left[i / columns] * right[i % columns];
        weight.gradient()[weight.gradientStart() + i] += (float) (scale * slope);
      }
    }

    private static double[] product(float[] w, int wo, int rows, float[] v) {
      double[] sums = new double[rows];
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < v.length; c++) {
          sums[r] += (double) w[wo + r * v.length + c] * v[c];
        }
      }
      return sums;
    }

    private static void normalise(double[] sums, float[] direction) {
      double square = 0;
      for (double each : sums) {
        square += each * each;
      }
      double factor = 1 / Math.max(Math.sqrt(square), 1e-12);
      for (int i = 0; i < direction.length; i++) {
        direction[i] = (float) (factor * sums[i]);
      }
    }
  }
}
