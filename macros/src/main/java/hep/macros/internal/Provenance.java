package hep.macros.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The text of a run's {@code settings.yaml}: the options that make the run again, and what it was
 * made with and from.
 */
public final class Provenance {
  private Provenance() {}

  /**
   * The text.
   *
   * @param macro that runs
   * @param options by name, merged from command line, settings file and fallbacks
   * @param inputs what the files held that it reads, by their locations
   */
  public static String settings(
      String macro, Map<String, List<String>> options, Map<String, Checksum> inputs) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("macro", macro);
    Map<String, Object> plain = new LinkedHashMap<>();
    options.forEach(
        (name, values) -> plain.put(name, values.size() == 1 ? scalar(values.getFirst()) : values));
    all.put("options", plain);
    all.put("made", made());
    List<Object> files = new ArrayList<>();
    inputs.forEach((file, sum) -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", file);
      entry.put("bytes", sum.bytes());
      if (!sum.sha256().isEmpty()) {
        entry.put("sha256", sum.sha256());
      }
      files.add(entry);
    });
    all.put("inputs", files);
    return new Dump(
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(160).build())
        .dumpToString(all);
  }

  private static Map<String, Object> made() {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("kaon", Versions.kaon());
    GitState.of(Path.of(System.getProperty("kaon.home", ".")))
        .ifPresent(git -> {
          made.put("commit", git.commit());
          made.put("dirty", git.dirty());
        });
    Machine machine = Machine.here();
    made.put("jdk", Versions.jdk());
    made.put("system", Versions.system());
    made.put("processor", machine.processor());
    made.put("cores", machine.cores());
    made.put("vectorBits", machine.vectorBits());
    made.put("heapMB", machine.heapMB());
    made.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return made;
  }

  private static Object scalar(String value) {
    return value.matches("-?(0|[1-9][0-9]{0,17})") ? Long.valueOf(value) : value;
  }
}
