package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are none, or only half of one; see also the package fuzz. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileFileTest {
  @TempDir Path folder;

  @Test
  void saysWhatIsNoRootFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("text.root"), "this is no ROOT file, whatever its name says........");
    RootFormatException e =
        assertThrows(RootFormatException.class, () -> RootFile.open(file).close());
    assertEquals(0, e.offset());
    assertTrue(e.expected().contains("ROOT file"), e.expected());
  }

  @Test
  void findsTheObjectsOfAFileThatWasNotClosed() throws IOException {
    Path file = folder.resolve("closed.root");
    FloatColumn x = new FloatColumn(new float[] {1, 2, 3});
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter tree = writer.tree("first", "")) {
            tree.fill(new Batch().column("x", x));
          }
          try (TreeWriter tree = writer.tree("folder/second", "")) {
            tree.fill(new Batch().column("x", x));
          }
        });
    // A writer that is killed leaves no list of keys, no place of one in the head, and no length.
    byte[] bytes = Files.readAllBytes(file);
    int begin = ByteBuffer.wrap(bytes).getInt(8);
    int name = ByteBuffer.wrap(bytes).getInt(28);
    ByteBuffer.wrap(bytes).putInt(begin + name + 26, 0);
    ByteBuffer.wrap(bytes).putInt(begin + name + 10, 0);
    int second = ByteBuffer.wrap(bytes).getInt(37); // the descriptions come after all objects
    Path unclosed = Files.write(folder.resolve("unclosed.root"), Arrays.copyOf(bytes, second));
    try (RootFile root = RootFile.open(unclosed)) {
      assertTrue(root.recovered());
      assertArrayEquals(new float[] {1, 2, 3}, root.tree("first").read("x").floats("x"));
      assertEquals(
          List.of("folder", "first"),
          root.root().keys().stream()
              .map(RootKey::name)
              .sorted(Comparator.reverseOrder())
              .toList());
      assertArrayEquals(new float[] {1, 2, 3}, root.tree("folder/second").read("x").floats("x"));
    }
    try (RootFile root = RootFile.open(file)) {
      assertFalse(root.recovered());
    }
  }
}
