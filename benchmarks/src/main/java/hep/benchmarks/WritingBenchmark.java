package hep.benchmarks;

import hep.rootio.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How fast trees and RNTuples are written, codec by codec, by one thread and by four, which
 * alternate: 400,000 events of five jagged float branches (Poisson, mean 10), five floats, an int
 * and a long. Megabytes of values a second by the clock, with the file on disk at the end, and the
 * size of the file.
 *
 * <p>Properties: {@code rounds}, {@code folder} for the files. Arguments: the algorithms wanted, or
 * none for all.
 */
public final class WritingBenchmark {
  private static final int BATCHES = 20;
  private static final double MEGA = 1e6;

  private static final List<Compression> CODECS =
      List.of(
          Compression.none(),
          Compression.lz4(),
          Compression.zstd(),
          Compression.zlib(),
          new Compression(Compression.Algorithm.LZMA, 1));

  private final Path folder;
  private final int rounds = Integer.getInteger("rounds", 5);
  private final long bytes = new KaonWriter().batchBytes() * BATCHES;
  private final Peer one = writer(1);
  private final Peer four = writer(4);

  private WritingBenchmark(Path folder) throws IOException {
    this.folder = folder;
  }

  private static Peer writer(int threads) throws IOException {
    return new Peer(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "--enable-native-access=ALL-UNNAMED",
            "-Dhep.rootio.threads=" + threads,
            "-cp",
            System.getProperty("java.class.path"),
            KaonWriter.class.getName()));
  }

  /**
   * Writes both kinds in every codec.
   *
   * @throws IOException when the folder cannot be written or a JVM not be started
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(System.getProperty("folder", System.getProperty("java.io.tmpdir")));
    WritingBenchmark benchmark = new WritingBenchmark(folder);
    System.out.println("Processor: " + Cpu.name());
    System.out.println(
        "| kind | codec | values, MB | file, MB | one thread, MB/s | four, MB/s | times one |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (MadeTree.Kind kind : MadeTree.Kind.values()) {
      for (Compression codec : CODECS) {
        if (args.length == 0 || List.of(args).contains(codec.algorithm().name())) {
          System.out.println(benchmark.row(kind, codec));
        }
      }
    }
    benchmark.one.close();
    benchmark.four.close();
  }

  private String row(MadeTree.Kind kind, Compression codec) throws IOException {
    Path file = Files.createTempFile(folder, "writing", ".root");
    try {
      Rounds alone = new Rounds(rounds);
      Rounds together = new Rounds(rounds);
      for (int round = -1; round < rounds; round++) {
        alone.put(round, one.write(file, kind, codec, BATCHES));
        together.put(round, four.write(file, kind, codec, BATCHES));
      }
      return String.format(
          Locale.ROOT,
          "| %s | %s %d | %.1f | %.1f | %.0f | %.0f | %.1f |",
          kind == MadeTree.Kind.TREE ? "TTree" : "RNTuple",
          codec.algorithm().name().toLowerCase(Locale.ROOT),
          codec.level(),
          bytes / MEGA,
          Files.size(file) / MEGA,
          bytes / MEGA / alone.medianWall(),
          bytes / MEGA / together.medianWall(),
          together.ofWall(alone));
    } finally {
      Files.delete(file);
    }
  }
}
