package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hep.macros.internal.Checksum;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses where a file name is taken. */
class RemoteInputTest {
  @TempDir private Path folder;
  private HttpServer server;
  private byte[] bytes = {};
  private String address = "";

  RemoteInputTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() throws IOException {
    Path file = folder.resolve("small.root");
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("events", "")) {
            tree.fill(new Batch().column("whole", new int[] {1, 2, 3}));
          }
        });
    bytes = Files.readAllBytes(file);
    server.createContext("/data/small.root", this::answer);
    server.start();
    address = "http://localhost:%d/data/small.root".formatted(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** One range a request. */
  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String[] ends = range.substring("bytes=".length()).split("[-,]", -1);
    int from = Integer.parseInt(ends[0]);
    int to = Math.min(bytes.length - 1, Integer.parseInt(ends[1]));
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, to, bytes.length));
    exchange.sendResponseHeaders(206, to - from + 1L);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes, from, to - from + 1);
    }
  }

  @Test
  void inspectsAFileOnAServer() {
    Shell shell = Shell.kaon("inspect", address + ":events", "--stats");
    assertEquals("", shell.err());
    assertTrue(shell.out().contains("whole"), shell.out());
  }

  @Test
  void digestsAFileOnAServer() throws IOException {
    Shell shell = Shell.kaon("digest", "--out", folder.resolve("json").toString(), address);
    assertEquals("", shell.err());
    String json = Files.readString(folder.resolve("json/small.root.json"));
    assertTrue(json.contains("\"sum\": 6"), json);
  }

  @Test
  void digestsTheOtherFilesWhereOneIsMissing() throws IOException {
    Shell shell =
        Shell.kaon(
            "digest",
            "--out",
            folder.toString(),
            address.replace("small", "other"),
            folder + "/small.root");
    assertEquals(2, shell.exitCode());
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertTrue(Files.exists(folder.resolve("small.root.json")));
  }

  @Test
  void notesSizeAndAddressOfAnInputOnAServer() {
    Map<String, Checksum> sums = Checksum.ofAll(List.of(address + ":events"));
    assertEquals(Map.of(address, new Checksum(bytes.length, "")), sums);
  }
}
