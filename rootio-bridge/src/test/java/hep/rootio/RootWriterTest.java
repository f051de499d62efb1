package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.internal.write.FileOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootWriterTest {
  private static final byte[] OLD = "what was there before".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Path target;

  @BeforeEach
  void putAnOldFile() throws IOException {
    target = folder.resolve("scores.root");
    Files.write(target, OLD);
  }

  @Test
  void replacesTheOldFileOnlyOnClose() throws IOException {
    try (RootWriter out = RootWriter.create(target)) {
      tree(out, 100);
      assertArrayEquals(OLD, Files.readAllBytes(target));
    }
    assertArrayEquals(
        "root".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(Files.readAllBytes(target), 4));
    assertEquals(List.of(target), files());
  }

  @Test
  void leavesNothingBehindWhenDiscarded() throws IOException {
    try (RootWriter out = RootWriter.create(target)) {
      tree(out, 100);
      out.discard();
    }
    assertOldFileAlone();
  }

  @Test
  void leavesTheOldFileWhenTheCodeInBetweenThrows() throws IOException {
    assertThrows(
        ArithmeticException.class,
        () ->
            RootWriter.write(
                target,
                out -> {
                  tree(out, 100);
                  throw new ArithmeticException("in between");
                }));
    assertOldFileAlone();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 1000, 30_000, 1_500_000, 4_000_000})
  void leavesTheOldFileWhenTheDiskIsFull(int room) throws IOException {
    FileOutput.Opener disk = path -> new LimitedChannel(FileOutput.openNew(path), room);
    UncheckedIOException thrown =
        assertThrows(
            UncheckedIOException.class,
            () -> {
              FileOutput file = new FileOutput(target, disk);
              try (RootWriter out = new RootWriter(file, Compression.none())) {
                tree(out, 1_000_000);
              }
            });
    assertEquals("cannot write " + target + ": No space left on device", thrown.getMessage());
    assertOldFileAlone();
  }

  @Test
  void refusesToCloseAfterASwallowedRefusal() throws IOException {
    RootWriter out = RootWriter.create(target);
    assertThrows(IllegalArgumentException.class, () -> out.write("a//b", "text"));
    IllegalStateException thrown = assertThrows(IllegalStateException.class, out::close);
    assertTrue(String.valueOf(thrown.getMessage()).contains("a//b"), thrown::toString);
    assertOldFileAlone();
  }

  @Test
  void leavesTheOldFileWhenAnUpdateFails() throws IOException {
    RootWriter.write(target, out -> tree(out, 3));
    byte[] old = Files.readAllBytes(target);
    assertThrows(
        IllegalStateException.class,
        () ->
            RootWriter.update(
                target,
                out -> {
                  out.append("t").fill(new Batch().column("x", new float[2]));
                  throw new IllegalStateException("of the caller's own");
                }));
    assertArrayEquals(old, Files.readAllBytes(target));
  }

  @Test
  void doesNotCommitAfterAnError() throws IOException {
    RootWriter out = RootWriter.create(target);
    assertThrows(
        OutOfMemoryError.class,
        () ->
            out.guarded(() -> {
              throw new OutOfMemoryError("Java heap space");
            }));
    assertThrows(IllegalStateException.class, out::close);
    assertOldFileAlone();
  }

  @Test
  void keepsThePermissionsOfTheFileItReplaces() throws IOException {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this file system has no POSIX permissions: that they stay is not tested");
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(target, own);
    RootWriter.write(target, out -> tree(out, 3));
    assertEquals(own, Files.getPosixFilePermissions(target));
  }

  @Test
  void saysThatTheFolderDoesNotExist() {
    Path missing = folder.resolve("none/scores.root");
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> RootWriter.create(missing));
    assertEquals("cannot write " + missing + ": its folder does not exist", thrown.getMessage());
  }

  @Test
  void saysThatTheTargetIsAFolder() {
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> RootWriter.create(folder));
    assertTrue(String.valueOf(thrown.getMessage()).contains("is a directory"), thrown::toString);
  }

  @Test
  void writesThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.root"), target);
    try (RootWriter out = RootWriter.create(link)) {
      tree(out, 10);
    }
    assertTrue(Files.isSymbolicLink(link));
    assertFalse(Arrays.equals(OLD, Files.readAllBytes(target)));
  }

  private static void tree(RootWriter out, int entries) {
    try (TreeWriter tree = out.tree("t", "")) {
      tree.fill(new Batch().column("x", new float[entries]));
    }
  }

  private void assertOldFileAlone() throws IOException {
    assertArrayEquals(OLD, Files.readAllBytes(target));
    assertEquals(List.of(target), files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
