package hep.benchmarks;

import hep.rootio.Branch;
import hep.rootio.RootFile;
import hep.rootio.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads all branches of a tree into columns; as a program, a peer of the benchmark that runs with
 * another number of threads, which is fixed when a JVM starts.
 */
public final class KaonReader {
  private KaonReader() {}

  /** Answers requests until standard input ends. */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      long start = System.nanoTime();
      read(Path.of(line.split("\t", -1)[0]));
      System.out.printf(Locale.ROOT, "%.6f%n", (System.nanoTime() - start) / 1e9);
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
