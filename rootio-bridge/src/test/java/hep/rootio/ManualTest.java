package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual of the package: what it shows must compile. */
class ManualTest {
  private static final Path MANUAL = Path.of("src/main/java/hep/rootio/package-info.java");
  private static final String OPEN = "{@snippet :";

  @TempDir Path folder;

  @Test
  void showsCodeThatCompiles() throws IOException {
    List<String> snippets = snippets(Files.readAllLines(MANUAL));
    assertTrue(snippets.size() >= 2, "snippets in the manual");
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    for (int i = 0; i < snippets.size(); i++) {
      Path source = folder.resolve("Snippet" + i + ".java");
      Files.writeString(
          source,
          """
          import hep.rootio.*;
          import java.nio.file.*;
          import java.util.*;

          class Snippet%d {
            static void log(String line) {}

            static void use(float pt, float d0) {}

            void run() throws Exception {
          %s
            }
          }
          """
              .formatted(i, snippets.get(i)));
      arguments.add(source.toString());
    }
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(out, out, arguments.toArray(String[]::new));
    assertEquals(0, code, said.toString());
  }

  /** The code between each opening brace and the line with only its closing one. */
  private static List<String> snippets(List<String> lines) {
    List<String> snippets = new ArrayList<>();
    StringBuilder code = new StringBuilder();
    int depth = 0;
    for (String line : lines) {
      String text = line.strip().startsWith("*") ? line.strip().substring(1) : "";
      if (text.strip().equals(OPEN)) {
        depth = 1;
        code.setLength(0);
      } else if (depth > 0) {
        depth += count(text, '{') - count(text, '}');
        if (depth == 0) {
          snippets.add(code.toString());
        } else {
          code.append(text).append('\n');
        }
      }
    }
    return snippets;
  }

  private static int count(String text, char letter) {
    return (int) text.chars().filter(c -> c == letter).count();
  }
}
