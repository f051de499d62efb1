package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateTest {
  @TempDir private Path folder;

  @Test
  void addsToWhatThereIs() throws IOException, InterruptedException {
    Path path = folder.resolve("grown.root");
    Map<String, Column> columns = Made.columns(500, 3);
    try (RootWriter out = RootWriter.create(path)) {
      out.write("d/note", "old");
      try (TreeWriter tree = out.tree("d/t", "first")) {
        tree.fill(Made.batch(columns));
      }
    }
    try (RootWriter out = RootWriter.update(path)) {
      out.write("d/note", "new");
      out.write("d/sub/g", new Graph("g", "", "", "", new double[] {1}, new double[] {2}));
      try (TreeWriter tree = out.tree("u", "second")) {
        tree.fill(new Batch().column("x", new float[] {1, 2, 3}));
      }
    }

    try (RootFile file = RootFile.open(path)) {
      assertEquals("new", file.object("d/note").text("fString"));
      assertEquals(columns.get("f32"), file.tree("d/t").read(List.of("f32")).column("f32"));
      assertEquals(3, file.tree("u").entries());
      assertEquals(2, Graph.of(file.object("d/sub/g")).y()[0]);
    }
    FileAudit.check(path);
    Map<String, String> found = Judge.read(path);
    assertEquals("2", found.get("d/sub/g.fY"));
    assertEquals("500", found.get("d/t:fEntries"));
  }

  @Test
  void addsToAFileThatRootWrote() throws IOException, InterruptedException {
    Path given = Path.of(System.getProperty("kaon.data", "../shared/data"), "rootio");
    given = given.resolve("uproot-nesteddirs.root");
    assumeTrue(Files.exists(given), "skipped adding to a file of ROOT: no " + given);
    Path path = folder.resolve("nested.root");
    Files.copy(given, path);
    try (RootWriter out = RootWriter.update(path)) {
      out.write("one/added", "text");
      out.write(
          "h", Histogram1D.of("h", "", Axis.of("x", 2, 0, 1), "", new double[4], new double[0]));
    }

    try (RootFile before = RootFile.open(given);
        RootFile after = RootFile.open(path)) {
      assertEquals("text", after.object("one/added").text("fString"));
      assertEquals(
          before.tree("one/tree").read(List.of("one", "two", "three")).columns(),
          after.tree("one/tree").read(List.of("one", "two", "three")).columns());
    }
    FileAudit.check(path);
    assertEquals("text", Judge.read(path).get("one/added.fString"));
  }

  @Test
  void leavesTheFileAsItWasWhenDiscarded() throws IOException {
    Path path = folder.resolve("kept.root");
    try (RootWriter out = RootWriter.create(path)) {
      out.write("note", "old");
    }
    byte[] before = Files.readAllBytes(path);
    try (RootWriter out = RootWriter.update(path)) {
      out.write("note", "new");
      out.discard();
    }

    assertArrayEquals(before, Files.readAllBytes(path));
  }

  @Test
  void refusesAFileThatWasNotClosed() throws IOException {
    Path path = folder.resolve("cut.root");
    try (RootWriter out = RootWriter.create(path)) {
      out.write("note", "old");
    }
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length - 10));

    RootFormatException thrown =
        assertThrows(RootFormatException.class, () -> RootWriter.update(path));

    assertTrue(
        String.valueOf(thrown.getMessage()).contains("the end of a closed file"), thrown::toString);
  }
}
