package hep.rootio.internal.xrootd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.Batch;
import hep.rootio.Columns;
import hep.rootio.Compression;
import hep.rootio.RootFile;
import hep.rootio.RootWriter;
import hep.rootio.Tree;
import hep.rootio.TreeWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads from an xrootd that the test starts, where one is installed. */
class XrootdServerTest {
  private static final int ENTRIES = 40_000;

  @TempDir static Path folder;

  private static @Nullable Process server;
  private static int port;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path binary =
        List.of("/usr/bin/xrootd", "/usr/local/bin/xrootd").stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of(""));
    Assumptions.assumeTrue(
        !binary.toString().isEmpty(), "skipped: xrootd is not installed (apt: xrootd-server)");
    Path data = Files.createDirectory(folder.resolve("data"));
    Path own = Files.createDirectory(folder.resolve("own"));
    for (Path open : List.of(folder, data, own)) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    write(data.resolve("events.root"));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path settings = folder.resolve("xrootd.cfg");
    Files.writeString(
        settings,
        """
        xrd.port %d
        all.export /
        oss.localroot %s
        all.adminpath %s
        all.pidpath %s
        xrootd.seclib libXrdSec.so
        sec.protocol unix
        """
            .formatted(port, data, own, own));
    List<String> command =
        new ArrayList<>(
            List.of(
                binary.toString(), "-c", settings.toString(), "-l", own.resolve("log").toString()));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("-R", "nobody")); // it refuses to serve as root
    }
    server =
        new ProcessBuilder(command)
            .directory(own.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("console").toFile())
            .start();
    Assumptions.assumeTrue(answers(server), "skipped: xrootd does not start here");
  }

  private static boolean answers(Process process) throws InterruptedException {
    for (int i = 0; i < 200 && process.isAlive(); i++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return true;
      } catch (IOException _) {
        Thread.sleep(50);
      }
    }
    return false;
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      server.waitFor(5, TimeUnit.SECONDS);
      server.destroyForcibly();
    }
  }

  private static void write(Path file) {
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter tree = writer.tree("tree", "made", Compression.lz4(), 2 << 10)) {
            tree.fill(new Batch().column("x", values(1)).column("y", values(2)));
          }
        });
  }

  private static double[] values(long seed) {
    return new java.util.Random(seed).doubles(ENTRIES).toArray();
  }

  private static String address(String path) {
    return "root://localhost:" + port + "/" + path;
  }

  @Test
  void readsATreeAsItWasWritten() {
    try (Tree tree = Tree.open(address("/events.root") + ":tree")) {
      Columns read = tree.read("x", "y");
      assertArrayEquals(values(1), read.doubles("x"));
      assertArrayEquals(values(2), read.doubles("y"));
    }
  }

  @Test
  void readsBranchesThatStandApart() {
    try (Tree tree = Tree.open(address("/events.root"))) {
      assertArrayEquals(values(2), tree.read("y").doubles("y"));
    }
  }

  @Test
  void tellsTheSize() throws IOException {
    try (RootFile file = RootFile.open(address("/events.root"))) {
      assertEquals(Files.size(folder.resolve("data/events.root")), file.bytes());
      assertEquals(address("/events.root"), file.name());
    }
  }

  @Test
  void namesAFileThatIsNotThere() {
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class, () -> RootFile.open(address("/nothing.root")).close());
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith(address("/nothing.root") + ": there is no such file"),
        e.getMessage());
  }
}
