package hep.benchmarks;

import hep.rootio.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times reading the made tree, in every codec and as TTree and RNTuple, against the floor and
 * against other readers; all alternate in one run. To be started with {@code
 * -Dhep.rootio.threads=1}: it starts a second JVM with four threads by itself.
 *
 * <p>Properties: {@code rounds}, {@code folder} for the files that it makes, {@code jsroot.dir}
 * with JSROOT's {@code node_modules}, {@code laurelin.path} with the class path of laurelin. Peers
 * whose property is missing are left out.
 */
public final class ReadingBenchmark {
  private static final int BASKET_BYTES = 800_000;

  /** Rounds that are not counted: the JVM's compiler must be done with all threads' code. */
  private static final int WARM_UP = 5;

  /** Peers are slow. */
  private static final int PEER_ROUNDS = 3;

  private static final List<Compression> CODECS =
      List.of(Compression.none(), Compression.lz4(), Compression.zstd(), Compression.zlib());

  private final Path folder;
  private final int rounds = Integer.getInteger("rounds", 15);
  private final Peer threads;
  private final Map<String, Peer> peers = new LinkedHashMap<>();

  private ReadingBenchmark(Path folder) throws IOException {
    this.folder = folder;
    String java = ProcessHandle.current().info().command().orElse("java");
    threads =
        new Peer(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Dhep.rootio.threads=4",
                "-cp",
                System.getProperty("java.class.path"),
                KaonReader.class.getName()));
    String jsroot = System.getProperty("jsroot.dir");
    if (jsroot != null) {
      peers.put("JSROOT", new Peer(List.of("node", "benchmarks/peers/jsroot-read.mjs", jsroot)));
    }
    String laurelin = System.getProperty("laurelin.path");
    if (laurelin != null) {
      Path program = Path.of("benchmarks/peers/laurelin/LaurelinPeer.java");
      peers.put("laurelin", new Peer(List.of(java, "-cp", laurelin, program.toString())));
    }
  }

  /**
   * Runs all, or the kinds and codecs named.
   *
   * @throws IOException when a file cannot be made or a peer not be started
   */
  public static void main(String[] args) throws IOException {
    Path standard = Path.of(System.getProperty("java.io.tmpdir"), "kaon-reading");
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("folder", standard.toString())));
    List<String> wanted = List.of(args);
    ReadingBenchmark benchmark = new ReadingBenchmark(folder);
    System.out.println("Processor: " + Cpu.name());
    System.out.println(
        "| kind | codec | MB | floor, MB/s | Kaon, MB/s | of the floor (CPU) | (wall)"
            + " | 4 threads: Kaon, MB/s (wall) | times 1 thread"
            + " | 4 threads: floor, MB/s (wall) | times 1 thread"
            + " | of the floor"
            + String.join("", benchmark.peers.keySet().stream().map(p -> " | " + p).toList())
            + " |");
    for (MadeTree.Kind kind : MadeTree.Kind.values()) {
      for (Compression codec : CODECS) {
        if (wanted.isEmpty()
            || wanted.contains(kind.name())
            || wanted.contains(codec.algorithm().name())) {
          benchmark.run(kind, codec);
        }
      }
    }
    benchmark.threads.close();
    benchmark.peers.values().forEach(Peer::close);
  }

  private void run(MadeTree.Kind kind, Compression codec) throws IOException {
    Path file = MadeTree.file(folder, kind, codec, BASKET_BYTES, MadeTree.EVENTS);
    ReadingFloor floor = ReadingFloor.of(file, kind);
    Rounds least = new Rounds(rounds);
    Rounds one = new Rounds(rounds);
    Rounds four = new Rounds(rounds);
    Rounds leastOfFour = new Rounds(rounds);
    for (int round = -WARM_UP; round < rounds; round++) {
      least.run(round, floor::read);
      one.run(round, () -> KaonReader.read(file));
      leastOfFour.put(round, threads.readFloor(file, kind));
      four.put(round, threads.read(file));
    }
    List<String> others = new ArrayList<>();
    double megabytes = floor.bytes() / 1e6;
    for (Peer peer : peers.values()) {
      Rounds times = new Rounds(PEER_ROUNDS);
      for (int round = -1; round < PEER_ROUNDS; round++) {
        times.put(round, peer.read(file));
      }
      double rate = megabytes / times.medianWall();
      others.add(Double.isNaN(rate) ? " fails |" : " %.0f |".formatted(rate));
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %.0f | %.0f | %.2f | %.2f | %.0f | %.1f | %.0f | %.1f | %.2f |%s%n",
        kind == MadeTree.Kind.TREE ? "TTree" : "RNTuple",
        codec.algorithm().name().toLowerCase(Locale.ROOT),
        megabytes,
        megabytes / least.medianCpu(),
        megabytes / one.medianCpu(),
        one.ofCpu(least),
        one.ofWall(least),
        megabytes / four.medianWall(),
        four.ofWall(one),
        megabytes / leastOfFour.medianWall(),
        leastOfFour.ofWall(least),
        four.ofWall(leastOfFour),
        String.join("", others));
  }
}
