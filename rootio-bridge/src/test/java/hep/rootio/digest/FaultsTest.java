package hep.rootio.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things that cannot be read, one among many. */
class FaultsTest {
  @Test
  void recordsAFaultOfTheReaderOrThrowsIt() {
    IllegalStateException fault = new IllegalStateException("what");
    assertEquals("error", Faults.RECORDED.record(fault).get("status"));
    assertEquals(
        "a fault of the reader: java.lang.IllegalStateException: what",
        Faults.RECORDED.record(fault).get("error"));
    assertSame(fault, assertThrows(IllegalStateException.class, () -> Faults.THROWN.record(fault)));
  }

  @Test
  void recordsWhatABrokenFileSays() {
    RootFormatException broken = new RootFormatException("f.root", "t", 7, "an a", "a b");
    assertEquals(broken.getMessage(), Faults.THROWN.record(broken).get("error"));
  }

  @Test
  void saysThatAFolderIsNoFile(@TempDir Path folder) {
    String said = assertThrows(UncheckedIOException.class, () -> RootFile.open(folder)).toString();
    assertTrue(said.contains("is a folder, not a file"), said);
  }
}
