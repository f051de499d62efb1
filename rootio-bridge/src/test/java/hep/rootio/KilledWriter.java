package hep.rootio;

import java.nio.file.Path;

/** A program that writes until it is killed. */
final class KilledWriter {
  private KilledWriter() {}

  /**
   * Writes.
   *
   * @param args the file, and whether to add to it or to begin it
   */
  public static void main(String[] args) {
    Path path = Path.of(args[0]);
    try (RootWriter out =
            args[1].equals("update") ? RootWriter.update(path) : RootWriter.create(path);
        TreeWriter tree = out.tree("big", "", Compression.none(), 1 << 16)) {
      while (true) {
        tree.fill(new Batch().column("x", new float[1 << 16]));
      }
    }
  }
}
