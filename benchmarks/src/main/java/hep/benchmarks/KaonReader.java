package hep.benchmarks;

import hep.rootio.Branch;
import hep.rootio.RootFile;
import hep.rootio.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Reads all branches of a tree into columns; as a program, a peer of the benchmark that runs with
 * another number of threads, which is fixed when a JVM starts. The floor on as many threads it
 * reads as well, when a request ends with the kind of the tree.
 */
public final class KaonReader {
  private static final int THREADS = Integer.getInteger("hep.rootio.threads", 1);

  private KaonReader() {}

  /** Answers requests until standard input ends. */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Map<Path, ReadingFloor> floors = new HashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] request = line.split("\t", -1);
        Path file = Path.of(request[0]);
        Rounds turn = new Rounds(1);
        if (request.length > 2) {
          @Nullable ReadingFloor known = floors.get(file);
          ReadingFloor floor =
              known == null ? ReadingFloor.of(file, MadeTree.Kind.valueOf(request[2])) : known;
          floors.put(file, floor);
          turn.run(0, () -> floor.read(threads, THREADS));
        } else {
          turn.run(0, () -> read(file));
        }
        System.out.printf(Locale.ROOT, "%.6f%n", turn.medianWall());
      }
    }
  }

  /** Opens the file, reads everything, closes it; how many columns. */
  static int read(Path path) {
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree(MadeTree.NAME);
      return tree.read(tree.branches().stream().map(Branch::path).toList()).columns().size();
    }
  }
}
