package hep.rootio;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Test data that are too large to ship. */
public final class TestData {
  private TestData() {}

  /**
   * A file or folder of the test data; where it is not there the test is skipped with one line that
   * says so.
   */
  public static Path path(String name) {
    Path path = Path.of(System.getProperty("kaon.data", "../../shared/data")).resolve(name);
    Assumptions.assumeTrue(
        Files.exists(path),
        () -> "skipped: " + path + " is not there (-Dkaon.data=DIR names the folder)");
    return path;
  }
}
