package hep.rootio.internal.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.bytes.MappedSource;
import hep.rootio.internal.bytes.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transport against servers that fail, are slow, or lie. */
class HttpTransportTest {
  private static final Patience SHORT =
      new Patience(3, Duration.ofMillis(2), Duration.ofMillis(400), Duration.ofSeconds(1));
  private static final List<ByteRange> SOME =
      List.of(new ByteRange(10, 5), new ByteRange(70_000, 300), new ByteRange(0, 1));

  @TempDir private Path folder;

  private final byte[] content = new byte[100_000];
  private final RangeServer server;

  HttpTransportTest() {
    new Random(4).nextBytes(content);
    server = new RangeServer(content);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpTransport open() {
    return HttpTransport.open(server.address(), SHORT).orElseThrow();
  }

  private void isRight(List<byte[]> read) {
    for (int i = 0; i < SOME.size(); i++) {
      ByteRange range = SOME.get(i);
      assertArrayEquals(
          Arrays.copyOfRange(content, (int) range.offset(), (int) range.end()), read.get(i));
    }
  }

  private String refusal(HttpTransport file, List<ByteRange> ranges) {
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> file.read(ranges), "read");
    return named(e);
  }

  private String named(UncheckedIOException e) {
    String said = String.valueOf(e.getMessage());
    assertTrue(said.startsWith(server.address() + ": "), said);
    return said;
  }

  @Test
  void fetchesSeveralRangesInOneRequest() {
    try (HttpTransport file = open()) {
      assertEquals(content.length, file.size());
      int before = server.requests().size();
      isRight(file.read(SOME));
      assertEquals(
          List.of("bytes=10-14,70000-70299,0-0"),
          server.requests().subList(before, server.requests().size()));
    }
  }

  @Test
  void asksOneByOneWhereTheServerSendsTheWholeFileForSeveral() {
    server.oneRangeAtATime();
    try (HttpTransport file = open()) {
      isRight(file.read(SOME));
      int before = server.requests().size();
      isRight(file.read(SOME));
      assertEquals(SOME.size(), server.requests().size() - before, "no more tries with several");
    }
  }

  @Test
  void asksOneByOneWherePartsAreMissing() {
    server.answers((exchange, ranges) -> server.parts(exchange, ranges.subList(0, 1)));
    try (HttpTransport file = open()) {
      isRight(file.read(SOME));
    }
  }

  @Test
  void findsPartsInAnyOrder() {
    server.answers((exchange, ranges) -> server.parts(exchange, ranges.reversed()));
    try (HttpTransport file = open()) {
      int before = server.requests().size();
      isRight(file.read(SOME));
      assertEquals(1, server.requests().size() - before);
    }
  }

  @Test
  void asksAgainAfterAFailureOfTheServer() {
    AtomicInteger failures = new AtomicInteger(2);
    try (HttpTransport file = open()) {
      server.answers((exchange, ranges) -> {
        if (failures.getAndDecrement() > 0) {
          RangeServer.send(exchange, 503, new byte[0]);
        } else {
          server.parts(exchange, ranges);
        }
      });
      isRight(file.read(SOME));
    }
  }

  @Test
  void givesUpOnAServerThatKeepsFailing() {
    try (HttpTransport file = open()) {
      server.answers((exchange, _) -> RangeServer.send(exchange, 500, new byte[0]));
      assertTrue(refusal(file, SOME).endsWith("the server failed (HTTP 500), 3 times in a row"));
    }
  }

  @Test
  void givesUpOnASilentServer() {
    try (HttpTransport file = open()) {
      server.answers((_, _) -> sleep());
      String told = refusal(file, SOME);
      // the request's own clock and the one for the whole answer may end in either order
      assertTrue(told.matches(".*: no (complete )?answer in time, 3 times in a row"), told);
    }
  }

  @Test
  void givesUpOnAServerThatStopsWithinAnAnswer() {
    try (HttpTransport file = open()) {
      server.answers((exchange, ranges) -> {
        RangeServer.contentRange(exchange, ranges.getFirst()[0], ranges.getFirst()[1], 100_000);
        exchange.sendResponseHeaders(206, 300);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        sleep();
      });
      String said = refusal(file, List.of(SOME.get(1)));
      assertTrue(said.endsWith("no complete answer in time, 3 times in a row"), said);
    }
  }

  @Test
  void asksAgainAfterABodyThatIsTooShort() {
    AtomicInteger failures = new AtomicInteger(1);
    try (HttpTransport file = open()) {
      server.answers((exchange, ranges) -> {
        if (failures.getAndDecrement() > 0) {
          RangeServer.contentRange(exchange, ranges.getFirst()[0], ranges.getFirst()[1], 100_000);
          RangeServer.send(exchange, 206, new byte[7]);
        } else {
          server.parts(exchange, ranges);
        }
      });
      byte[] read = file.read(List.of(new ByteRange(500, 20))).getFirst();
      assertArrayEquals(Arrays.copyOfRange(content, 500, 520), read);
    }
  }

  @Test
  void refusesOtherBytesThanAskedFor() {
    try (HttpTransport file = open()) {
      server.answers((exchange, _) -> server.part(exchange, new long[] {600, 619}));
      String said = refusal(file, List.of(new ByteRange(500, 20)));
      assertTrue(
          said.endsWith("asked for bytes 500-519, the server sent 'bytes 600-619/100000'"), said);
    }
  }

  @Test
  void takesNoMoreThanAskedFor() {
    try (HttpTransport file = open()) {
      server.answers((exchange, ranges) -> {
        RangeServer.contentRange(exchange, ranges.getFirst()[0], ranges.getFirst()[1], 100_000);
        RangeServer.send(exchange, 206, content);
      });
      assertTrue(refusal(file, List.of(new ByteRange(500, 20))).contains("3 times in a row"));
    }
  }

  @Test
  void seesThatTheSizeChanged() {
    try (HttpTransport file = open()) {
      server.answers((exchange, ranges) -> {
        RangeServer.contentRange(exchange, ranges.getFirst()[0], ranges.getFirst()[1], 100_001);
        RangeServer.send(exchange, 206, server.bytes(ranges.getFirst()));
      });
      String said = refusal(file, List.of(new ByteRange(500, 20)));
      assertTrue(
          said.endsWith("changed while it was being read (size 100001 instead of 100000)"), said);
    }
  }

  @Test
  void seesThatTheVersionChanged() {
    AtomicInteger version = new AtomicInteger();
    server.answers((exchange, ranges) -> {
      exchange.getResponseHeaders().add("ETag", "\"v" + version.incrementAndGet() + "\"");
      server.parts(exchange, ranges);
    });
    try (HttpTransport file = open()) {
      String said = refusal(file, SOME);
      assertTrue(said.contains("changed while it was being read (version \"v2\""), said);
    }
  }

  @Test
  void followsARedirection() {
    server.answers((exchange, ranges) -> {
      if (exchange.getRequestURI().getPath().contains("moved")) {
        server.parts(exchange, ranges);
      } else {
        exchange.getResponseHeaders().add("Location", "/moved/file.root");
        RangeServer.send(exchange, 307, new byte[0]);
      }
    });
    try (HttpTransport file = open()) {
      isRight(file.read(SOME));
    }
  }

  @Test
  void fetchesAllOnceFromAServerWithoutRanges() {
    AtomicInteger requests = new AtomicInteger();
    server.answers((exchange, _) -> {
      requests.incrementAndGet();
      server.whole(exchange);
    });
    try (Source file = HttpTransport.source(server.address(), SHORT)) {
      assertEquals(content.length, file.size());
      assertEquals(server.address().toString(), file.name());
      assertArrayEquals(
          Arrays.copyOfRange(content, 7, 99_000),
          file.slice(7, 98_993).toArray(ValueLayout.JAVA_BYTE));
    }
    assertEquals(2, requests.get(), "one that asks for a range, one for all");
  }

  @Test
  void removesWhatItFetchedWhenTheFileIsClosed() throws IOException {
    Path kept = Files.write(folder.resolve("kept.root"), content);
    try (Source file = MappedSource.passing(kept, "http://host/file.root")) {
      assertTrue(Files.exists(kept));
      assertEquals("http://host/file.root", file.name());
    }
    assertFalse(Files.exists(kept));
  }

  @Test
  void saysInOneSentenceWhyAFileCannotBeHad() {
    server.answers((exchange, _) -> RangeServer.send(exchange, 404, new byte[0]));
    assertTrue(opening().endsWith("there is no such file (HTTP 404)"));
    server.answers((exchange, _) -> RangeServer.send(exchange, 403, new byte[0]));
    assertTrue(opening().endsWith("the server refuses access (HTTP 403)"));
    server.answers((exchange, _) -> RangeServer.send(exchange, 206, new byte[1]));
    assertTrue(opening().endsWith("the server does not tell the size of the file"));
    server.answers((exchange, _) -> RangeServer.send(exchange, 416, new byte[0]));
    assertTrue(opening().endsWith("the file is empty"));
  }

  private String opening() {
    return named(assertThrows(UncheckedIOException.class, this::open));
  }

  @Test
  void namesAHostThatIsNotThere() throws IOException {
    URI nobody;
    try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
      nobody = URI.create("http://localhost:" + free.getLocalPort() + "/file.root");
    }
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> HttpTransport.open(nobody, SHORT));
    assertTrue(String.valueOf(e.getMessage()).startsWith(nobody + ": no connection"));
  }

  @Test
  void hidesWhatIsSecretInAnAddress() {
    server.answers((exchange, _) -> RangeServer.send(exchange, 404, new byte[0]));
    URI address = URI.create(server.address() + "?signature=secret");
    assertEquals(
        server.address() + ": there is no such file (HTTP 404)",
        assertThrows(UncheckedIOException.class, () -> HttpTransport.open(address, SHORT))
            .getMessage());
  }

  private static void sleep() {
    try {
      Thread.sleep(5000);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
