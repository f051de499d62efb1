package hep.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** Times of one contestant, round by round. */
final class Rounds {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final double[] wall;
  private final double[] cpu;

  Rounds(int rounds) {
    wall = new double[rounds];
    cpu = new double[rounds];
  }

  /** Runs once in this thread; rounds below 0 are for warming up. */
  void run(int round, IntSupplier task) {
    long startCpu = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    int columns = task.getAsInt();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (columns == 0) {
      throw new IllegalStateException("Nothing was read.");
    }
    if (round >= 0) {
      wall[round] = seconds;
      cpu[round] = (THREADS.getCurrentThreadCpuTime() - startCpu) / 1e9;
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
