package hep.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.analysis.calorimeter.ShowerParticle;
import hep.analysis.calorimeter.ToyCalorimeter;
import hep.analysis.clusters.ToyEvents;
import hep.analysis.energyflow.ToyOverlaps;
import hep.analysis.quality.ToyOccupancy;
import hep.analysis.segmentation.ToyCells;
import hep.analysis.tracking.ToyQuadruplet;
import hep.rootio.digest.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Toy files as JSROOT reads them: every branch has the values that we find in it, by the sums and
 * checksums of {@code digest.mjs} beside the shared data.
 */
class ToyFilesTest {
  private static final Path DIGEST =
      Path.of(System.getProperty("kaon.data", "../../shared/data"), "..", "tools", "digest.mjs");

  @TempDir private Path folder;

  static Stream<Arguments> files() {
    return Stream.of(
        made("showers", file -> ToyCalorimeter.caloGan(ShowerParticle.PION).write(file, 60, 1)),
        made("clusters", file -> ToyEvents.usual().write(file, 60, 1)),
        made("quadruplet", file -> ToyQuadruplet.write(file, ToyQuadruplet.conditions(), 40, 1)),
        made("occupancy", file -> ToyOccupancy.write(file, 24, 4, 1)),
        made("overlaps", file -> ToyOverlaps.write(file, 30, 1)),
        made("cells", file -> ToyCells.write(file, 3, 1)));
  }

  private static Arguments made(String name, Consumer<Path> writer) {
    return Arguments.of(name, writer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void areReadAlikeByJsroot(String name, Consumer<Path> writer)
      throws IOException, InterruptedException {
    assumeTrue(Files.exists(DIGEST), "skipped: digest.mjs is not beside the shared data, " + name);
    String jsroot = System.getProperty("jsroot.dir", System.getenv("JSROOT_DIR"));
    assumeTrue(
        jsroot != null && Files.isDirectory(Path.of(jsroot)),
        "skipped: JSROOT_DIR names no folder of the npm package jsroot, " + name);
    Path file = folder.resolve("toy.root");
    writer.accept(file);
    Path theirs = folder.resolve("theirs.json");
    Path ours = folder.resolve("ours.json");
    assertEquals("", node(jsroot, file.toString(), theirs.toString()).strip());
    Files.writeString(ours, Digest.of(file));
    String told = node(jsroot, "--diff", theirs.toString(), ours.toString());
    assertTrue(told.strip().matches("(?s).*[1-9]\\d* same, 0 differ, 0 missing.*"), told);
  }

  /** What the script prints; it ends with 0. */
  private static String node(String jsroot, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", DIGEST.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JSROOT_DIR", jsroot);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: node does not start, " + e.getMessage());
      throw e;
    }
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), told);
    return told;
  }
}
