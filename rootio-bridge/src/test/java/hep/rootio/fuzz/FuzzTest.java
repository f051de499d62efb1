package hep.rootio.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.Batch;
import hep.rootio.Compression;
import hep.rootio.FloatColumn;
import hep.rootio.Jagged;
import hep.rootio.RootWriter;
import hep.rootio.TestData;
import hep.rootio.TreeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Broken files: whatever is changed, only a RootFormatException may come out, and soon; and no
 * value changes silently where a checksum covers it. A sample from a seed; with {@code
 * -Dkaon.fuzz=all} every bit and every length, whose counts go to standard output. To be had with
 * {@code -DargLine="-Xmx256m --add-modules jdk.incubator.vector"}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FuzzTest {
  private static final int FLIPS = 120;
  private static final int CUTS = 25;
  private static final int FLIPS_INSIDE = 20_000;
  private static final double LONGEST_SECONDS = 5;

  static final List<String> GIVEN =
      List.of(
          "uproot-simple.root",
          "uproot-leaflist.root",
          "uproot-foriter.root",
          "uproot-issue33.root",
          "uproot-vectorVectorDouble.root",
          "uproot-issue-40.root",
          "uproot-issue209.root",
          "uproot-issue31.root",
          "test_stl_containers_rntuple_v1-0-0-0.root",
          "test_extension_columns_rntuple_v1-0-0-0.root");

  static final List<Compression.Algorithm> MADE = List.of(Compression.Algorithm.values());

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("GIVEN")
  void survivesBrokenFilesOfRoot(String name) throws IOException {
    fuzz(TestData.path("rootio/" + name));
  }

  @ParameterizedTest
  @FieldSource("MADE")
  void survivesBrokenFilesOfOurOwn(Compression.Algorithm algorithm) throws IOException {
    Path file = folder.resolve("made-" + algorithm + ".root");
    Compression compression =
        algorithm == Compression.Algorithm.NONE
            ? Compression.none()
            : new Compression(algorithm, 4);
    int[] offsets = new int[201];
    float[] content = new float[400];
    for (int i = 0; i < 400; i++) {
      offsets[i / 2 + 1] = 2 * (i / 2) + 2;
      content[i] = i % 7;
    }
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter tree = writer.tree("tree", "made", compression, 400)) {
            tree.fill(new Batch().column("v", new Jagged(offsets, new FloatColumn(content))));
          }
        });
    fuzz(file);
  }

  private void fuzz(Path file) throws IOException {
    Fuzzing fuzzing = new Fuzzing(file, folder);
    if (System.getProperty("kaon.fuzz", "").equals("all")) {
      for (int bit = 0; bit < fuzzing.bits(); bit++) {
        fuzzing.flip(bit);
      }
      String flips = line(fuzzing.counts());
      fuzzing.counts().clear();
      for (int length = 0; length < fuzzing.length(); length++) {
        fuzzing.cut(length);
      }
      String cuts = line(fuzzing.counts());
      fuzzing.counts().clear();
      Random random = new Random(1);
      for (int i = 0; i < FLIPS_INSIDE && fuzzing.bitsInside() > 0; i++) {
        fuzzing.flipInside(random.nextInt(fuzzing.bitsInside()));
      }
      System.out.printf(
          "| %s | %d | %d | %s | %s | %s | %.2f |%n",
          file.getFileName(),
          fuzzing.length(),
          fuzzing.checksummedBytes(),
          flips,
          cuts,
          line(fuzzing.counts()),
          fuzzing.slowestSeconds());
    } else {
      Random random = new Random(String.valueOf(file.getFileName()).hashCode());
      for (int i = 0; i < FLIPS; i++) {
        fuzzing.flip(random.nextInt(fuzzing.bits()));
      }
      for (int i = 0; i < FLIPS && fuzzing.bitsInside() > 0; i++) {
        fuzzing.flipInside(random.nextInt(fuzzing.bitsInside()));
      }
      for (int i = 0; i < CUTS; i++) {
        fuzzing.cut(random.nextInt(fuzzing.length()));
      }
    }
    assertEquals(List.of(), fuzzing.bugs());
    for (Outcome never :
        List.of(Outcome.OTHER_EXCEPTION, Outcome.SLOW, Outcome.CHANGED_DESPITE_CHECKSUM)) {
      assertEquals(0, fuzzing.counts().getOrDefault(never, 0L), name(never) + " in " + file);
    }
    assertTrue(
        fuzzing.slowestSeconds() < LONGEST_SECONDS,
        "a broken file took " + fuzzing.slowestSeconds() + " s");
    assertTrue(fuzzing.checksummedBytes() < Files.size(file));
  }

  /**
   * Broken files of the kinds that claim the most, in a JVM of little memory: an OutOfMemoryError
   * or StackOverflowError would end it with another code.
   */
  @Test
  void needsLittleMemoryForBrokenFiles() throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    int exitCode =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx48m",
                    "-Xss512k",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FuzzSample.class.getName(),
                    TestData.path("rootio/uproot-issue31.root").toString(),
                    folder.toString()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertEquals(0, exitCode, Files.readString(said));
  }

  private static String name(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String line(Map<Outcome, Long> counts) {
    StringBuilder line = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      line.append(line.isEmpty() ? "" : " / ").append(counts.getOrDefault(outcome, 0L));
    }
    return line.toString();
  }
}
