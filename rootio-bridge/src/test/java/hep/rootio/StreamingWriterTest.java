package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trees that are larger than the memory of the JVM that writes them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StreamingWriterTest {
  private static final long BOUND_BYTES = 16 << 20;

  @TempDir private Path folder;

  @Test
  void writesTreesLargerThanMemory() throws IOException, InterruptedException {
    Path target = folder.resolve("large.root");
    Path said = folder.resolve("said.txt");
    int exitCode =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StreamingWriter.class.getName(),
                    target.toString()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertEquals(0, exitCode, Files.readString(said));
    try (RootFile file = RootFile.open(target)) {
      for (String name : List.of("tree", "tuple")) {
        Tree tree = file.tree(name);
        assertEquals((long) StreamingWriter.BATCH * StreamingWriter.BATCHES, tree.entries());
        double expected =
            StreamingWriter.BATCH * (StreamingWriter.BATCHES * (StreamingWriter.BATCHES - 1) / 2.0);
        double[] sums = new double[2];
        for (Columns run : tree.iterate(List.of("x", "v"), BOUND_BYTES)) {
          sums[0] += sum(run.floats("x"));
          sums[1] += sum(run.jagged("v").content().toFloats());
        }
        assertEquals(expected, sums[0], name);
        assertEquals(expected, sums[1], name);
      }
    }
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
