package hep.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the operating system says about the processor, for the head of a table. */
final class Cpu {
  private static final Path INFO = Path.of("/proc/cpuinfo");

  private Cpu() {}

  /** The model name, or the architecture where it is not known. */
  static String name() {
    String model = field("model name");
    return model.isEmpty() ? System.getProperty("os.arch") : model;
  }

  /** Names of instruction-set extensions; empty where they are not known. */
  static List<String> features() {
    return Arrays.asList(field("flags").split(" "));
  }

  private static String field(String name) {
    if (!Files.isReadable(INFO)) {
      return "";
    }
    try {
      for (String line : Files.readAllLines(INFO)) {
        if (line.startsWith(name)) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
