package hep.rootio;

import java.nio.file.Path;
import java.util.Arrays;

/** A program that writes a tree and an RNTuple, each larger than its JVM's memory. */
final class StreamingWriter {
  /** Entries of a batch. */
  static final int BATCH = 100_000;

  /** Batches of a tree: 180 MB of values. */
  static final int BATCHES = 150;

  private StreamingWriter() {}

  /** Writes to the file named. */
  public static void main(String[] args) {
    try (RootWriter out = RootWriter.create(Path.of(args[0]))) {
      for (boolean tuple : new boolean[] {false, true}) {
        String name = tuple ? "tuple" : "tree";
        try (TreeWriter tree =
            tuple
                ? out.tuple(name, "", Compression.lz4(), 1 << 16)
                : out.tree(name, "", Compression.lz4())) {
          int[] offsets = new int[BATCH + 1];
          Arrays.setAll(offsets, i -> i);
          for (int i = 0; i < BATCHES; i++) {
            float[] values = new float[BATCH];
            Arrays.fill(values, i);
            tree.fill(new Batch().column("x", values).column("v", "n", offsets, values));
          }
        }
      }
    }
  }
}
