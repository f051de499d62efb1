package hep.macros.bench;

import hep.learners.MatrixProduct;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Our matrix product beside OpenBLAS, where it is installed, on the shapes of training.
 *
 * <p>Both run in this process in windows of some 2 ms, in turn, after a warm-up. "best" is the
 * fastest window of each; "med" is the median of the window-by-window ratios, which other programs
 * on the machine disturb least.
 */
public final class ProductRace {
  private static final double WINDOW_NANOS = 2e6;

  /** After a product OpenBLAS's threads spin for 2²⁴ cycles, as {@link OpenBlas} has asked them. */
  private static final long REST_MILLIS = 12;

  private static final long WAKE_NANOS = 5_000_000;

  private final int threads;
  private final Optional<OpenBlas> blas;
  private final double warmSeconds;

  /**
   * A race on so many threads of each.
   *
   * @param warmSeconds time for the compiler before the first window, for each
   */
  public ProductRace(int threads, double warmSeconds, Optional<OpenBlas> blas) {
    this.threads = threads;
    this.warmSeconds = warmSeconds;
    this.blas = blas;
    blas.ifPresent(library -> library.threads(threads));
  }

  /** A product: transpositions, then rows, columns and length of the sums. */
  public record Shape(boolean transposeA, boolean transposeB, int m, int n, int k, String where) {
    double flops() {
      return 2.0 * m * n * k;
    }

    /** Returns what the table calls it, such as NN 32x128x128. */
    public String text() {
      return (transposeA ? "T" : "N") + (transposeB ? "T" : "N") + " " + m + "x" + n + "x" + k;
    }
  }

  /** Those of the table. */
  public static final List<Shape> SHAPES =
      List.of(
          new Shape(false, false, 64, 64, 64, "square"),
          new Shape(false, false, 128, 128, 128, "square"),
          new Shape(false, false, 256, 256, 256, "square"),
          new Shape(false, false, 512, 512, 512, "square"),
          new Shape(false, false, 1024, 1024, 1024, "square"),
          new Shape(false, false, 2048, 2048, 2048, "square"),
          new Shape(false, false, 256, 64, 128, "MLP"),
          new Shape(false, false, 1024, 128, 300, "MLP"),
          new Shape(false, false, 4096, 100, 40, "wide batch, n no multiple of 16"),
          new Shape(false, false, 1024, 128, 128, "forward"),
          new Shape(false, true, 1024, 128, 128, "gradient of the input"),
          new Shape(true, false, 128, 128, 1024, "gradient of the weights"),
          new Shape(true, false, 300, 128, 1024, "gradient of the weights"),
          new Shape(false, false, 32, 128, 128, "small batch"),
          new Shape(false, false, 1024, 3, 64, "output layer"),
          new Shape(false, true, 1024, 64, 3, "output layer, gradient of the input"),
          new Shape(true, false, 64, 3, 1024, "output layer, gradient of the weights"),
          new Shape(false, false, 80000, 32, 9, "convolution 3x3, 1 channel"),
          new Shape(false, false, 18432, 64, 288, "convolution 3x3, 32 channels"),
          new Shape(false, false, 20000, 64, 121, "convolution 11x11"),
          new Shape(true, false, 288, 64, 18432, "convolution, gradient of the weights"),
          new Shape(false, false, 40, 40, 80, "recursive net, batched nodes"),
          new Shape(false, false, 1, 40, 80, "recursive net, one node"),
          new Shape(false, false, 1, 128, 128, "one event"));

  /** Returns the head of the table. */
  public static String head() {
    return "| product m x n x k | where it occurs | threads | Kaon best GFLOP/s | OpenBLAS best GFLOP/s | ratio best | ratio med |\n|---|---|---|---|---|---|---|";
  }

  /** Times one product; returns a row of the table. */
  public String row(Shape s) {
    Random random = new Random(s.m() + 31L * s.n() + 1001L * s.k());
    try (MatrixProduct product =
        new MatrixProduct(threads, s.transposeA(), s.transposeB(), s.m(), s.n(), s.k())) {
      fill(random, product.values(), product.a(), s.m() * s.k());
      fill(random, product.values(), product.b(), s.k() * s.n());
      warm(product::multiply);
      return blas.isEmpty()
          ? race(s, product::multiply, Optional.empty())
          : besides(blas.get(), s, product);
    }
  }

  private String besides(OpenBlas library, Shape s, MatrixProduct product) {
    try (Arena arena = Arena.ofConfined()) {
      float[] all = product.values();
      MemorySegment na = copy(arena, all, product.a(), s.m() * s.k());
      MemorySegment nb = copy(arena, all, product.b(), s.k() * s.n());
      MemorySegment nc = arena.allocate(4L * s.m() * s.n(), 64);
      Runnable theirs =
          () -> library.multiply(s.transposeA(), s.transposeB(), s.m(), s.n(), s.k(), na, nb, nc);
      warm(theirs);
      compare(s, all, product.c(), nc);
      return race(s, product::multiply, Optional.of(theirs));
    }
  }

  private String race(Shape s, Runnable ours, Optional<Runnable> theirs) {
    int many = threads > 1 ? 4 * threads : 1;
    int calls = (int) Math.max(1, WINDOW_NANOS / s.flops() * 100 * many);
    double windowNanos = s.flops() * calls / 100 / threads;
    int windows = (int) Math.clamp(3e9 / windowNanos, 20, threads > 1 ? 40 : 400);
    double bestOurs = Double.MAX_VALUE;
    double bestTheirs = Double.MAX_VALUE;
    double[] ratios = new double[windows];
    for (int w = 0; w < windows; w++) {
      rest(threads, ours);
      double one = nanos(ours, calls);
      bestOurs = Math.min(bestOurs, one);
      if (theirs.isPresent()) {
        rest(threads, theirs.get());
        double other = nanos(theirs.get(), calls);
        bestTheirs = Math.min(bestTheirs, other);
        ratios[w] = other / one;
      }
    }
    Arrays.sort(ratios);
    String peer =
        theirs.isEmpty()
            ? "- | - | -"
            : String.format(
                Locale.ROOT,
                "%.1f | %.2f | %.2f",
                s.flops() / bestTheirs,
                bestTheirs / bestOurs,
                ratios[windows / 2]);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.1f | %s |",
        s.text(),
        s.where(),
        threads,
        s.flops() / bestOurs,
        peer);
  }

  /** With several threads: lets the other side's end their spinning, and wakes one's own. */
  private static void rest(int threads, Runnable product) {
    if (threads > 1) {
      try {
        Thread.sleep(REST_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while measuring", e);
      }
      long end = System.nanoTime() + WAKE_NANOS;
      while (System.nanoTime() < end) {
        product.run();
      }
    }
  }

  private static double nanos(Runnable product, int calls) {
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      product.run();
    }
    return (System.nanoTime() - start) / (double) calls;
  }

  private void warm(Runnable product) {
    long end = System.nanoTime() + (long) (1e9 * warmSeconds);
    while (System.nanoTime() < end) {
      product.run();
    }
  }

  private static void compare(Shape s, float[] ours, int from, MemorySegment theirs) {
    double tolerance = 1e-5 * Math.sqrt(s.k());
    for (int i = 0; i < s.m() * s.n(); i++) {
      float other = theirs.getAtIndex(ValueLayout.JAVA_FLOAT, i);
      if (!(Math.abs(ours[from + i] - other) <= tolerance)) {
        throw new IllegalStateException(
            s.text() + ": element " + i + " is " + ours[from + i] + ", OpenBLAS has " + other);
      }
    }
  }

  private static void fill(Random random, float[] x, int from, int size) {
    for (int i = from; i < from + size; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
  }

  private static MemorySegment copy(Arena arena, float[] x, int from, int size) {
    MemorySegment segment = arena.allocate(4L * size, 64);
    MemorySegment.copy(x, from, segment, ValueLayout.JAVA_FLOAT, 0, size);
    return segment;
  }
}
