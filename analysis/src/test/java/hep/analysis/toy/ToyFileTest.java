package hep.analysis.toy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToyFileTest {
  @TempDir private Path folder;

  @Test
  void leavesNothingWhereItCannotWrite() {
    Path file = folder.resolve("missing/toy.root");
    assertThrows(UncheckedIOException.class, () -> ToyDetector.standard().write(file, 10, 5));
    assertFalse(Files.exists(file.getParent()));
  }
}
