package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {
  private static final String EXPECTED = TrainedDigest.of(1);

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() {
    for (int threads : new int[] {1, 2, 4, 8, 3}) {
      assertEquals(EXPECTED, TrainedDigest.of(threads), threads + " threads");
    }
  }

  /**
   * Vectors of 512, 256 and 128 bits where the processor has them, and the simple compiler only.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"-XX:UseAVX=3", "-XX:UseAVX=2", "-XX:MaxVectorSize=16", "-XX:TieredStopAtLevel=1"})
  void givesTheSameBitsForAnyWidthOfVectors(String option)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                option,
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                TrainedDigest.class.getName(),
                "2")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(true, process.waitFor(2, TimeUnit.MINUTES));
      assertEquals(EXPECTED, found.strip());
    } finally {
      process.destroyForcibly();
    }
  }
}
