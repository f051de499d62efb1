package hep.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** Times of one contestant, round by round. */
final class Rounds {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int REPEATS = 5;

  private final double[] wall;
  private final double[] cpu;

  Rounds(int rounds) {
    wall = new double[rounds];
    cpu = new double[rounds];
  }

  /**
   * A turn in this thread; rounds below 0 are for warming up. Of its repetitions the first does not
   * count, since processors that have idled while others had their turn are slow at first, and of
   * the rest the median does.
   */
  void run(int round, IntSupplier task) {
    double[] walls = new double[REPEATS];
    double[] cpus = new double[REPEATS];
    for (int i = -1; i < REPEATS; i++) {
      long startCpu = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      int columns = task.getAsInt();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (columns == 0) {
        throw new IllegalStateException("Nothing was read.");
      }
      if (i >= 0) {
        walls[i] = seconds;
        cpus[i] = (THREADS.getCurrentThreadCpuTime() - startCpu) / 1e9;
      }
    }
    if (round >= 0) {
      wall[round] = median(walls);
      cpu[round] = median(cpus);
    }
  }

  /** Keeps what another process measured. */
  void put(int round, double seconds) {
    if (round >= 0) {
      wall[round] = seconds;
    }
  }

  double medianWall() {
    return median(wall);
  }

  double medianCpu() {
    return median(cpu);
  }

  /** Median over the rounds of another's processor time over this one's. */
  double ofCpu(Rounds other) {
    return ratio(other.cpu, cpu);
  }

  /** Median over the rounds of another's time over this one's. */
  double ofWall(Rounds other) {
    return ratio(other.wall, wall);
  }

  private static double ratio(double[] above, double[] below) {
    double[] ratios = new double[above.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above[i] / below[i];
    }
    return median(ratios);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
