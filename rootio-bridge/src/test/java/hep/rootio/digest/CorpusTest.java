package hep.rootio.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.rootio.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the corpus against values that two independent readers found. */
class CorpusTest {
  @TestFactory
  Stream<DynamicTest> readsWhatTwoOtherReadersRead() throws IOException {
    return files(Set.of("both"), "exceptions.txt");
  }

  @TestFactory
  Stream<DynamicTest> readsWhatOneOtherReaderReads() throws IOException {
    return files(Set.of("jsroot", "uproot"), "exceptions-one-reader.txt");
  }

  private static Stream<DynamicTest> files(Set<String> readers, String list) throws IOException {
    Path corpus = TestData.path("rootio");
    List<String> exceptions = exceptions(list);
    try (Stream<Path> files = Files.list(corpus)) {
      return files.filter(file -> file.toString().endsWith(".root")).sorted().toList().stream()
          .map(file ->
              DynamicTest.dynamicTest(
                  file.getFileName().toString(), () -> check(file, readers, exceptions)));
    }
  }

  private static void check(Path file, Set<String> readers, List<String> exceptions)
      throws IOException {
    String name = file.getFileName().toString();
    Path golden = file.resolveSibling("golden").resolve(name + ".json");
    GoldenDiff diff = new GoldenDiff(readers);
    diff.compare(parse(Files.readString(golden)), parse(Digest.of(file)));
    Set<String> excused =
        exceptions.stream()
            .filter(line -> line.startsWith(name + ":"))
            .map(line -> line.substring(name.length() + 1))
            .collect(Collectors.toSet());
    List<String> unexpected =
        diff.differences().stream()
            .filter(
                line -> excused.stream().noneMatch(e -> e.equals("*") || line.startsWith(e + " ")))
            .toList();
    assertTrue(unexpected.isEmpty(), () -> String.join("\n", unexpected));
    Set<String> needless =
        excused.stream()
            .filter(e -> !e.equals("*"))
            .filter(e -> diff.differences().stream().noneMatch(line -> line.startsWith(e + " ")))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), needless, "excused without need");
  }

  private static JsonObject parse(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  /** Lines {@code file:tree:branch # reason}; a star stands for all of a file. */
  private static List<String> exceptions(String list) throws IOException {
    try (InputStream in = Objects.requireNonNull(CorpusTest.class.getResourceAsStream(list))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> {
            assertTrue(line.contains(" # "), "a reason for " + line);
            return line.substring(0, line.indexOf(" # ")).trim();
          })
          .toList();
    }
  }
}
