package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/** The derivative of a normalisation, x̂ = (x − μ) / σ, once the two means in it are known. */
public final class Norms {
  private Norms() {}

  /** dx += scale (g − mean − along x̂), for one row with one mean, projection and scale. */
  public static void backwardAlongRow(
      float scale,
      float mean,
      float along,
      float[] g,
      int go,
      float[] normal,
      int no,
      float[] dx,
      int dxo,
      int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector rest =
          FloatVector.fromArray(Lanes.F, normal, no + i)
              .fma(Lanes.all(-along), FloatVector.fromArray(Lanes.F, g, go + i))
              .sub(Lanes.all(mean));
      Lanes.all(scale)
          .fma(rest, FloatVector.fromArray(Lanes.F, dx, dxo + i))
          .intoArray(dx, dxo + i);
    }
    for (; i < n; i++) {
      float rest = Math.fma(normal[no + i], -along, g[go + i]) - mean;
      dx[dxo + i] = Math.fma(scale, rest, dx[dxo + i]);
    }
  }

  /**
   * dx += scale_i (g − mean_i − along_i x̂), for one row with means, projections and scales of
   * every column.
   */
  public static void backwardAcrossRows(
      float[] scale,
      int so,
      float[] mean,
      int mo,
      float[] along,
      int ao,
      float[] g,
      int go,
      float[] normal,
      int no,
      float[] dx,
      int dxo,
      int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector rest =
          FloatVector.fromArray(Lanes.F, normal, no + i)
              .neg()
              .fma(
                  FloatVector.fromArray(Lanes.F, along, ao + i),
                  FloatVector.fromArray(Lanes.F, g, go + i))
              .sub(FloatVector.fromArray(Lanes.F, mean, mo + i));
      FloatVector.fromArray(Lanes.F, scale, so + i)
          .fma(rest, FloatVector.fromArray(Lanes.F, dx, dxo + i))
          .intoArray(dx, dxo + i);
    }
    for (; i < n; i++) {
      float rest = Math.fma(-normal[no + i], along[ao + i], g[go + i]) - mean[mo + i];
      dx[dxo + i] = Math.fma(scale[so + i], rest, dx[dxo + i]);
    }
  }

  /** sum += (x − mean)², column by column, for one row. */
  public static void addSquaredDistance(
      float[] x, int xo, float[] mean, int mo, float[] sum, int so, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector distance =
          FloatVector.fromArray(Lanes.F, x, xo + i)
              .sub(FloatVector.fromArray(Lanes.F, mean, mo + i));
      distance.fma(distance, FloatVector.fromArray(Lanes.F, sum, so + i)).intoArray(sum, so + i);
    }
    for (; i < n; i++) {
      float distance = x[xo + i] - mean[mo + i];
      sum[so + i] = Math.fma(distance, distance, sum[so + i]);
    }
  }
}
