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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the learners names classes and tests that exist, and every op in the ONNX table. */
class LearnersPageTest {
  private static final Path ROOT =
      Path.of(System.getProperty("kaon.root", "..")).toAbsolutePath().normalize();
  private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");

  private static List<String> rows(String from, String to) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/learners.md"));
    String part =
        page.substring(page.indexOf(from), to.isEmpty() ? page.length() : page.indexOf(to));
    return part.lines().filter(line -> line.startsWith("| ") && line.contains("`")).toList();
  }

  private static Set<String> names(Stream<String> cells) {
    return cells
        .flatMap(cell -> NAME.matcher(cell).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> files(String module) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT.resolve(module))) {
      return all.map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void namesClassesAndTestsThatExist() throws IOException {
    List<String> rows = rows("## Layers", "## ONNX");
    assertTrue(rows.size() > 30, rows.size() + " rows");
    Set<String> missing = names(rows.stream());
    missing.removeAll(files("learners/src"));
    assertEquals(Set.of(), missing);
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      assertTrue(cells.length >= 4 && cells[3].matches(".*(Test`|trees\\.md).*"), row);
    }
  }

  @Test
  void saysOfEveryOpWhetherOnnxHasIt() throws IOException {
    Set<String> told = names(rows("## ONNX", "").stream().map(row -> row.split("\\|", -1)[1]));
    Set<String> ops = new TreeSet<>();
    Pattern op = Pattern.compile("record (\\w+)\\([^{]*\\)\\s*implements Op \\{");
    try (Stream<Path> all = Files.list(ROOT.resolve("learners/src/main/java/hep/learners"))) {
      for (Path file : all.filter(each -> each.toString().endsWith("Ops.java")).toList()) {
        op.matcher(Files.readString(file))
            .results()
            .map((MatchResult found) -> found.group(1))
            .forEach(ops::add);
      }
    }
    assertTrue(ops.size() > 40, ops.toString());
    assertEquals(ops, told);
  }
}
