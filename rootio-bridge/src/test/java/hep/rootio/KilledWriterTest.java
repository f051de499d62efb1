package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer that is killed in the middle leaves the old file, or none where there was none. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KilledWriterTest {
  private static final long FAR_ENOUGH = 2 << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"update", "replace", "create", "told to end"})
  void leavesTheOldFileOrNone(String how) throws IOException, InterruptedException {
    Path target = folder.resolve("target.root");
    byte[] old = {};
    if (!how.equals("create")) {
      RootWriter.write(target, out -> out.write("note", "old"));
      old = Files.readAllBytes(target);
    }
    Process writer =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:TieredStopAtLevel=1",
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledWriter.class.getName(),
                    target.toString(),
                    how))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (writer.isAlive() && unfinished() < FAR_ENOUGH) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      assertTrue(writer.isAlive(), "the writer was still at work");
    } finally {
      if (how.equals("told to end")) {
        writer.destroy(); // SIGTERM
        writer.waitFor();
        assertEquals(0, unfinished(), "nothing is left beside the old file");
      }
      writer.destroyForcibly().waitFor(); // SIGKILL
    }

    if (how.equals("create")) {
      assertFalse(Files.exists(target));
    } else {
      assertArrayEquals(old, Files.readAllBytes(target));
      try (RootFile file = RootFile.open(target)) {
        assertFalse(file.recovered());
      }
    }
  }

  /** Bytes of the temporary file. */
  private long unfinished() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tmp")).toList()) {
        return Files.size(file);
      }
      return 0;
    }
  }
}
