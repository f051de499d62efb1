package hep.macros.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * The machine a result was made on.
 *
 * @param processor its name, as far as the system tells
 * @param cores that this process may use
 * @param vectorBits width of the vectors the kernels use
 * @param memoryMB of the machine, or of the container
 * @param heapMB that the JVM may use
 */
public record Machine(String processor, int cores, int vectorBits, long memoryMB, long heapMB) {
  /** This machine. */
  public static Machine here() {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        processorName(),
        runtime.availableProcessors(),
        FloatVector.SPECIES_PREFERRED.vectorBitSize(),
        memory() >> 20,
        runtime.maxMemory() >> 20);
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  /** Whether the processor has an extension, as Linux names it; false where that is not known. */
  public static boolean hasFeature(String name) {
    return List.of(field("flags", "").split(" ", -1)).contains(name);
  }

  private static String processorName() {
    return field("model name", System.getProperty("os.arch"));
  }

  private static String field(String name, String otherwise) {
    Path linux = Path.of("/proc/cpuinfo");
    if (Files.isReadable(linux)) {
      try (var lines = Files.lines(linux, StandardCharsets.ISO_8859_1)) {
        return lines
            .filter(line -> line.startsWith(name))
            .findFirst()
            .map(line -> Escaped.text(line.substring(line.indexOf(':') + 1).strip()))
            .orElse(otherwise);
      } catch (IOException _) {
        return otherwise; // a name is a courtesy, no reason to stop
      }
    }
    return otherwise;
  }
}
