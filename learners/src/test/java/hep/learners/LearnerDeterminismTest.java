package hep.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layer trains to the same bits, whatever the machine. */
class LearnerDeterminismTest {
  private static final String EXPECTED = LearnerDigest.of(1);

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() {
    for (int threads : new int[] {1, 2, 4, 8}) {
      assertEquals(EXPECTED, LearnerDigest.of(threads), threads + " threads");
    }
  }

  /** Vectors of 512, 256 and 128 bits where the processor has them. */
  @ParameterizedTest
  @ValueSource(strings = {"-XX:UseAVX=3", "-XX:UseAVX=2", "-XX:MaxVectorSize=16"})
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
                LearnerDigest.class.getName(),
                "2")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(true, process.waitFor(2, TimeUnit.MINUTES));
      assertEquals(EXPECTED, found);
    } finally {
      process.destroyForcibly();
    }
  }
}
