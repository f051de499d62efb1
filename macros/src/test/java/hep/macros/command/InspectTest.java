package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.Batch;
import hep.rootio.Compression;
import hep.rootio.FloatColumn;
import hep.rootio.Jagged;
import hep.rootio.RootWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {
  @TempDir private Path folder;
  private String file = "";

  @BeforeEach
  void writeAFile() {
    Path path = folder.resolve("small.root");
    file = path.toString();
    RootWriter.write(
        path,
        out -> {
          float[] inside = {1, -2, Float.NaN, 4};
          try (var tree = out.tree("dir/events", "five \u001b[31mred", Compression.zlib())) {
            tree.fill(
                new Batch()
                    .column("whole", new int[] {1, 2, 3, 4, 5})
                    .column(
                        "lists",
                        new Jagged(new int[] {0, 1, 1, 4, 4, 4}, new FloatColumn(inside))));
          }
          out.write("note", "hello");
        });
  }

  @Test
  void listsDirectoriesTreesBranchesAndObjects() {
    Shell shell = Shell.kaon("inspect", file);
    assertEquals("", shell.err());
    assertEquals(0, shell.exitCode());
    assertLine(shell.out(), "dir;1 +directory");
    assertLine(shell.out(), "events;1 +tree +\"five \\\\u001b\\[31mred\" +5 entries, .*");
    assertLine(shell.out(), "whole +int32 +\\S+ .*");
    assertLine(shell.out(), "lists +.*float32.*");
    assertLine(shell.out(), "note;1 +TObjString .*");
    assertFalse(shell.out().contains("\u001b"));
  }

  @Test
  void givesMinimumMeanMaximumAndNaNCount() {
    Shell shell = Shell.kaon("inspect", file + ":dir/events", "--stats");
    assertEquals("", shell.err());
    assertLine(shell.out(), "whole .* 1 +3 +5 +0");
    assertLine(shell.out(), "lists .* -2 +1 +4 +1");
    assertFalse(shell.out().contains("note"), shell.out());
  }

  @Test
  void namesTheNearestFileAndTree() {
    for (List<String> line :
        List.of(
            List.of(
                folder.resolve("smal.root").toString(),
                "smal.root does not exist; did you mean small.root?"),
            List.of(file + ":dir/event", "nearest: events"),
            List.of(folder.toString(), "is a folder; give its files"),
            List.of(folder.resolve("x*.root").toString(), "matches no file."))) {
      Shell shell = Shell.kaon("inspect", line.getFirst());
      assertEquals(2, shell.exitCode(), shell.err());
      assertTrue(shell.err().contains(line.getLast()), shell.err());
      assertEquals(1, shell.err().lines().count(), shell.err());
    }
  }

  private static void assertLine(String text, String pattern) {
    assertTrue(
        Pattern.compile("(?m)^ *" + pattern + "$").matcher(text).find(), pattern + " in\n" + text);
  }
}
