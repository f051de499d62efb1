package hep.benchmarks;

import hep.rootio.Branch;
import hep.rootio.Columns;
import hep.rootio.Compression;
import hep.rootio.RootFile;
import hep.rootio.Tree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Iterates over more data than fits into memory. Arguments: kind and codec. To be started with
 * {@code -Xmx512m}; the file is 4 GB before compression, so an uncompressed one has places beyond
 * 32 bits. Events repeat, so their sum is known: a wrong place is found.
 */
public final class IterateBenchmark {
  private static final long EVENTS = 15_000_000;
  private static final int BASKET_BYTES = 256 << 10;
  private static final long BOUND_BYTES = 128L << 20;

  private IterateBenchmark() {}

  /**
   * Runs.
   *
   * @throws IOException when the file cannot be made
   */
  public static void main(String[] args) throws IOException {
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "kaon-reading"));
    MadeTree.Kind kind = MadeTree.Kind.valueOf(args[0]);
    Compression codec =
        args[1].equals("NONE")
            ? Compression.none()
            : new Compression(Compression.Algorithm.valueOf(args[1]), 1);
    Path path = MadeTree.file(folder, kind, codec, BASKET_BYTES, EVENTS);
    long start = System.nanoTime();
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree(MadeTree.NAME);
      long bytes = tree.branches().stream().mapToLong(Branch::uncompressedBytes).sum();
      long runs = 0;
      long entries = 0;
      double[] period = new double[2];
      for (Columns columns :
          tree.iterate(tree.branches().stream().map(Branch::path).toList(), BOUND_BYTES)) {
        runs++;
        for (float value : columns.floats("flat0")) {
          // The first and the last run of the same 20,000 events must have the same sum.
          if (entries < MadeTree.BATCH) {
            period[0] += value;
          } else if (entries >= EVENTS - MadeTree.BATCH) {
            period[1] += value;
          }
          entries++;
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (period[0] != period[1] || entries != EVENTS) {
        throw new IllegalStateException(
            "Of %d events %d were read, with sums %s and %s."
                .formatted(EVENTS, entries, period[0], period[1]));
      }
      System.out.printf(
          Locale.ROOT,
          "%s %s: file of %.2f GB, %.2f GB unpacked, %d runs, %.0f MB/s; greatest heap %d MB of %d"
              + " MB%n",
          kind,
          codec.algorithm(),
          Files.size(path) / 1e9,
          bytes / 1e9,
          runs,
          bytes / 1e6 / seconds,
          peak() >> 20,
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .map(MemoryPoolMXBean::getPeakUsage)
        .flatMap(usage -> Optional.ofNullable(usage).stream())
        .mapToLong(MemoryUsage::getUsed)
        .max()
        .orElse(0);
  }
}
