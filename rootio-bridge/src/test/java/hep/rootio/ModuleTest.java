package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleTest {
  @Test
  void bringsWhatTheDecompressorsOfAutomaticModulesNeed() {
    ModuleDescriptor own =
        ModuleFinder.of(Path.of("target", "classes")).find("hep.rootio").orElseThrow().descriptor();
    // on the class path, where tests run, it is always there: only the descriptor tells
    assertTrue(
        own.requires().stream().anyMatch(needed -> needed.name().equals("jdk.unsupported")),
        "sun.misc.Unsafe is needed to read zstandard");
  }
}
