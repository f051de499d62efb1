package hep.learners.internal.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same bits at every vector width, interpreted and compiled. */
final class WidthsTest {
  @Test
  void givesTheSameBitsAtEveryWidthAndInterpreted() throws Exception {
    String here = KernelDigest.of(1);
    assertEquals(here, KernelDigest.of(300), "after compilation");
    assertEquals(here, digest(128, "100", "-XX:MaxVectorSize=16"), "at 128 bits");
    if (Lanes.COUNT >= 8) {
      assertEquals(here, digest(256, "100", "-XX:MaxVectorSize=32"), "at 256 bits");
    }
    assertEquals(here, digest(32 * Lanes.COUNT, "1", "-Xint"), "interpreted");
  }

  @Test
  void noKernelAddsOrMultipliesTheLanesOfAFloatVector() throws IOException {
    Path sources = Path.of("src/main/java");
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
        if (text.replaceAll("\\s", "")
            .matches("(?s).*reduceLanes\\((VectorOperators\\.)?(ADD|MUL).*")) {
          wrong.add(file.toString());
        }
      }
    }
    assertTrue(Files.isRegularFile(sources.resolve("module-info.java")));
    assertEquals(List.of(), wrong, "the order of such a sum is not defined");
  }

  private static String digest(int bits, String rounds, String flag)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                flag,
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                KernelDigest.class.getName(),
                rounds)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), flag + " gave " + out);
    assertTrue(out.startsWith(bits + " "), flag + " gave " + out);
    return out.substring(out.indexOf(' ') + 1);
  }
}
