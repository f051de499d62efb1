package hep.benchmarks;

import hep.rootio.Batch;
import hep.rootio.Compression;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How fast trees and RNTuples are written, codec by codec: 400,000 events of five jagged float
 * branches (Poisson, mean 10), five floats, an int and a long, in batches of 20,000. Prints
 * megabytes of values a second of processor time, the median of some rounds, and the size of the
 * file. Argument: the number of events.
 */
public final class WritingBenchmark {
  private static final int BATCH = 20_000;
  private static final int BRANCHES = 5;
  private static final double MEAN = 10;
  private static final int ROUNDS = 3;
  private static final double MEGA = 1e6;

  /** The writer works in one thread: its time on a processor does not depend on what else runs. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final int events;
  private final Batch batch = new Batch();
  private final long batchBytes;

  private WritingBenchmark(int events) {
    this.events = events;
    Random random = new Random(1);
    int[] offsets = new int[BATCH + 1];
    for (int i = 0; i < BATCH; i++) {
      offsets[i + 1] = offsets[i] + poisson(random);
    }
    int tracks = offsets[BATCH];
    for (int b = 0; b < BRANCHES; b++) {
      batch.column("jagged" + b, "n", offsets, floats(random, tracks));
      batch.column("flat" + b, floats(random, BATCH));
    }
    batch.column("run", random.ints(BATCH, 0, 1000).toArray());
    batch.column("event", random.longs(BATCH, 0, 1L << 40).toArray());
    batchBytes = 4L * BRANCHES * (tracks + BATCH) + (4L + 4 + 8) * BATCH;
  }

  private static int poisson(Random random) {
    double limit = Math.exp(-MEAN);
    int count = -1;
    for (double product = 1; product > limit; count++) {
      product *= random.nextDouble();
    }
    return count;
  }

  private static float[] floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Writes both kinds in every codec. */
  public static void main(String[] args) throws IOException {
    WritingBenchmark benchmark =
        new WritingBenchmark(args.length > 0 ? Integer.parseInt(args[0]) : 400_000);
    System.out.println(Cpu.name() + ", one thread");
    System.out.println("| codec | TTree, MB/s | file, MB | RNTuple, MB/s | file, MB |");
    System.out.println("|---|---|---|---|---|");
    List<Compression> codecs =
        List.of(
            Compression.none(),
            Compression.lz4(),
            Compression.zstd(),
            Compression.zlib(),
            new Compression(Compression.Algorithm.LZMA, 1));
    for (Compression codec : codecs) {
      System.out.println(benchmark.row(codec));
    }
  }

  private String row(Compression codec) throws IOException {
    StringBuilder row = new StringBuilder("| " + codec.algorithm() + " " + codec.level());
    for (boolean tuple : new boolean[] {false, true}) {
      Path file = Files.createTempFile("writing", ".root");
      double[] rates = new double[ROUNDS];
      write(file, codec, tuple, BATCH); // warms up
      for (int i = 0; i < ROUNDS; i++) {
        long start = THREADS.getCurrentThreadCpuTime();
        write(file, codec, tuple, events);
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        int batches = events / BATCH;
        rates[i] = (double) batchBytes * batches / MEGA / seconds;
      }
      Arrays.sort(rates);
      row.append(
          String.format(Locale.ROOT, " | %.0f | %.1f", rates[ROUNDS / 2], Files.size(file) / MEGA));
      Files.delete(file);
    }
    return row.append(" |").toString();
  }

  private void write(Path file, Compression codec, boolean tuple, int entries) {
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree =
              tuple ? out.tuple("t", "", codec, 1 << 18) : out.tree("t", "", codec)) {
            for (int done = 0; done < entries; done += BATCH) {
              tree.fill(batch);
            }
          }
        });
  }
}
