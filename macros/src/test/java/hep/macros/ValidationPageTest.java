package hep.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/validation.md names methods and tests that exist, and every class of figures. */
class ValidationPageTest {
  private static final Path ROOT =
      Path.of(System.getProperty("kaon.root", "..")).toAbsolutePath().normalize();
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

  /** What figures are made of, and no figure itself. */
  private static final Set<String> PARTS =
      Set.of(
          "CumulativeWeights",
          "Data",
          "EfficiencyTable",
          "Graph",
          "Grid",
          "Histogram",
          "Isotonic",
          "Measured",
          "Moments",
          "WorkingPoint",
          "package-info");

  private static List<String> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/validation.md")).stream()
        .filter(line -> line.startsWith("| ") && line.contains("`") && !line.startsWith("| figure"))
        .toList();
  }

  private static void requireMethods(String cell, String folder, String form) throws IOException {
    List<MatchResult> named = NAMED.matcher(cell).results().toList();
    assertTrue(!named.isEmpty(), cell);
    for (MatchResult each : named) {
      Path file = ROOT.resolve(folder + "/hep/validation/" + each.group(1) + ".java");
      assertTrue(Files.exists(file), each.group());
      Pattern method = Pattern.compile(form.formatted(each.group(2)));
      assertTrue(method.matcher(Files.readString(file)).find(), each.group());
    }
  }

  @Test
  void namesMethodsAndTestsThatExist() throws IOException {
    List<String> rows = rows();
    assertTrue(rows.size() >= 30, rows.size() + " rows");
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      assertEquals(6, cells.length, row);
      requireMethods(cells[2], "validation/src/main/java", "(?m)^  public [^=;]*\\b%s\\(");
      requireMethods(cells[3], "validation/src/test/java", "void %s\\(\\)");
    }
  }

  @Test
  void leavesNoFigureOut() throws IOException {
    Set<String> told = new TreeSet<>();
    for (String row : rows()) {
      NAMED.matcher(row.split("\\|", -1)[2]).results().forEach(found -> told.add(found.group(1)));
    }
    Set<String> there = new TreeSet<>();
    try (var files = Files.list(ROOT.resolve("validation/src/main/java/hep/validation"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        there.add(String.valueOf(file.getFileName()).replace(".java", ""));
      }
    }
    there.removeAll(PARTS);
    assertEquals(there, told);
  }
}
