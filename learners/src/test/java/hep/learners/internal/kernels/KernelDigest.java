package hep.learners.internal.kernels;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * A SHA-256 over the bits of what the kernels give; also a program, to be run with other vector
 * widths.
 */
final class KernelDigest {
  private final MessageDigest digest;

  private KernelDigest() throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
  }

  /** Prints the vector width in bits and the digest. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws NoSuchAlgorithmException {
    System.out.println(32 * Lanes.COUNT + " " + of(Integer.parseInt(args[0])));
  }

  /** The digest after {@code rounds} repetitions, so that compiled code is seen as well. */
  static String of(int rounds) throws NoSuchAlgorithmException {
    KernelDigest all = new KernelDigest();
    for (int round = 0; round < rounds; round++) {
      all.digest.reset();
      all.products();
      all.functions();
      all.rows();
      all.convolutions();
      all.longLines();
      all.gates();
      all.updates();
    }
    return HexFormat.of().formatHex(all.digest.digest());
  }

  private void products() {
    int[][] sizes = {{1, 1, 1}, {5, 3, 300}, {17, 35, 9}, {70, 41, 20}, {9, 64, 530}, {77, 7, 300}};
    for (int[] s : sizes) {
      for (int mode = 0; mode < 8; mode++) {
        boolean transposeA = (mode & 1) != 0;
        boolean transposeB = (mode & 2) != 0;
        float[] c = values(3, s[0] * s[1]);
        Gemm.multiply(
            transposeA,
            transposeB,
            s[0],
            s[1],
            s[2],
            values(1, s[0] * s[2]),
            0,
            transposeA ? s[0] : s[2],
            values(2, s[2] * s[1]),
            0,
            transposeB ? s[2] : s[1],
            c,
            0,
            s[1],
            (mode & 4) != 0);
        add(c);
      }
    }
  }

  private void functions() {
    float[] x = values(4, 203);
    float[] y = new float[203];
    for (int i = 0; i < x.length; i++) {
      x[i] *= 20;
    }
    VectorMath.exp(x, 0, y, 0, 203);
    VectorMath.log(y, 0, x, 0, 203);
    add(x);
    VectorMath.tanh(x, 0, y, 0, 203);
    add(y);
    VectorMath.sigmoid(x, 0, y, 0, 203);
    add(y);
    VectorMath.softplus(x, 0, y, 0, 203);
    add(y);
    Noise.gaussian(5, 6, 70, y, 0, 203);
    add(y);
    Noise.mask(0.7f, 2, 5, 6, 70, y, 0, 203);
    add(y);
  }

  private void rows() {
    float[] x = values(7, 6 * 77);
    float[] y = new float[6 * 77];
    Rows.softmax(x, 0, 6, 77, y, 0);
    add(y);
    float[] slope = new float[6 * 77];
    Rows.softmaxBackward(y, 0, x, 0, 6, 77, slope, 0);
    add(slope);
    Rows.addColumnSums(x, 0, 6, 77, y, 0);
    Rows.rowSums(x, 0, 6, 77, y, 0);
    Rows.rowDots(x, 0, x, 0, 6, 77, y, 100);
    Rows.addSegmentSums(x, 0, 77, new int[] {0, 1, 4, 4, 6}, 4, y, 0);
    add(y);
  }

  private void gates() {
    float[] x = values(13, 3 * 4 * 21);
    float[] y = new float[x.length];
    Gates.softmax(x, 0, 3, 4, 21, y, 0);
    add(y);
    float[] dz = new float[4 * 21];
    float[] dc = new float[21];
    Gates.lstmBackward(y, 0, 21, x, 0, x, 21, x, 42, x, 63, dz, 0, 21, dc, 0, 21);
    add(dz);
    add(dc);
    Gates.lstm(y, 0, 21, x, 0, dc, 0, dz, 0, dz, 21, 21);
    add(y);
    add(dc);
    Gates.addSoftmaxSlope(y, 0, x, 0, x, 21, x, 42, dz, 0, 21);
    add(dz);
  }

  private void convolutions() {
    int[] ones = {1, 1, 1};
    for (int filters : new int[] {1, 9, 21, 40, 70}) {
      int channels = filters == 70 ? 20 : 5;
      for (int step = 1; step < 3; step++) {
        int[] in = {1, 7, 11};
        int[] out = {1, (7 - 1) / step + 1, (11 - 1) / step + 1};
        ConvolutionShape s =
            new ConvolutionShape(
                2,
                in,
                channels,
                new int[] {1, 3, 3},
                new int[] {1, step, step},
                new int[] {0, 1, 1},
                out,
                filters);
        float[] x = values(11, 2 * s.pixels() * channels);
        float[] w = values(12, s.taps() * filters);
        float[] y = new float[2 * s.places() * filters];
        Convolutions.forward(s, x, 0, w, 0, y, 0);
        add(y);
        Convolutions.backwardWeights(s, x, 0, y, 0, w, 0);
        add(w);
        Convolutions.backwardImage(s, y, 0, w, 0, x, 0);
        add(x);
        ConvolutionShape pool =
            new ConvolutionShape(2, in, 5, new int[] {1, 3, 3}, ones, new int[] {0, 1, 1}, in, 5);
        float[] chosen = new float[x.length];
        float[] largest = new float[x.length];
        MaxPools.forward(pool, x, 0, largest, 0, chosen, 0);
        MaxPools.backward(pool, chosen, 0, x, 0, largest, 0);
        add(largest);
      }
    }
  }

  /** Lines of pixels that, with the widest vectors, are lanes. */
  private void longLines() {
    for (int[] each : new int[][] {{8, 8}, {5, 12}, {17, 16}, {1, 3}}) {
      int[] in = {1, 4, 37};
      int[] size = {1, 3, 3};
      ConvolutionShape s =
          new ConvolutionShape(
              2, in, each[0], size, new int[] {1, 1, 1}, new int[] {0, 1, 1}, in, each[1]);
      float[] x = values(14, 2 * s.pixels() * s.channels());
      float[] w = values(15, s.taps() * s.filters());
      float[] y = values(16, 2 * s.places() * s.filters());
      Convolutions.forward(s, x, 0, w, 0, y, 0);
      add(y);
      Convolutions.backwardWeights(s, x, 0, y, 0, w, 0);
      add(w);
      Convolutions.backwardImage(s, y, 0, w, 0, x, 0);
      add(x);
    }
  }

  private void updates() {
    float[] w = values(8, 77);
    float[] v = values(9, 77);
    float[] m = new float[77];
    Updates.momentum(0.1f, 0.9f, true, 0.01f, values(10, 77), 0, v, 0, w, 0, 77);
    float[] squares = new float[77];
    for (int step = 1; step < 4; step++) {
      Updates.adam(
          0.1f, 0.9, 0.999, 1e-8f, 0.01f, step, values(step, 77), 0, m, 0, squares, 0, w, 0, 77);
    }
    Updates.rmsProp(0.1f, 0.9f, 1e-8f, values(10, 77), 0, squares, 0, w, 0, 77);
    add(w);
  }

  private static float[] values(long seed, int length) {
    Random random = new Random(seed);
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }

  private void add(float[] x) {
    for (float v : x) {
      int bits = Float.floatToIntBits(v);
      for (int shift = 0; shift < 32; shift += 8) {
        digest.update((byte) (bits >>> shift));
      }
    }
  }
}
