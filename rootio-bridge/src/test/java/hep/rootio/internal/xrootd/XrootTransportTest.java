package hep.rootio.internal.xrootd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.remote.Patience;
import hep.rootio.internal.xrootd.ScriptedServer.Asked;
import hep.rootio.internal.xrootd.ScriptedServer.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What servers may answer instead of the bytes. */
class XrootTransportTest {
  private static final Patience SHORT =
      new Patience(3, Duration.ofMillis(2), Duration.ofMillis(400), Duration.ofSeconds(3));
  private static final ByteRange ONE = new ByteRange(500, 40);
  private static final int ERROR = 4003;
  private static final int REDIRECT = 4004;
  private static final int WAIT = 4005;

  private final byte[] content = new byte[50_000];
  private final AtomicInteger times = new AtomicInteger();

  XrootTransportTest() {
    new Random(8).nextBytes(content);
  }

  /** A server's answer where it differs from the usual one; false for the usual one. */
  @FunctionalInterface
  private interface Odd {
    boolean answer(Asked asked, Wire wire) throws IOException;
  }

  private ScriptedServer server(Odd odd) {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            content,
            (asked, wire) -> {
              if (!odd.answer(asked, wire)) {
                self[0].serve(asked, wire);
              }
            });
    return self[0];
  }

  private static XrootTransport open(ScriptedServer server) {
    return XrootTransport.open(
        URI.create("root://localhost:" + server.port() + "//data/file.root?key=secret"), SHORT);
  }

  private void reads(ScriptedServer server) {
    try (XrootTransport file = open(server)) {
      assertEquals(content.length, file.size());
      assertArrayEquals(Arrays.copyOfRange(content, 500, 540), file.read(List.of(ONE)).getFirst());
    }
  }

  private static String refusal(ScriptedServer server) {
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class,
            () -> {
              try (XrootTransport file = open(server)) {
                file.read(List.of(ONE));
              }
            });
    String said = String.valueOf(e.getMessage());
    String name = "root://localhost:" + server.port() + "//data/file.root: ";
    assertTrue(said.startsWith(name), said);
    return said.substring(name.length());
  }

  @Test
  void readsSeveralRangesInOneRequest() {
    try (ScriptedServer server = server((_, _) -> false);
        XrootTransport file = open(server)) {
      List<byte[]> read =
          file.read(List.of(ONE, new ByteRange(7, 1), new ByteRange(40_000, 10_000)));
      assertArrayEquals(Arrays.copyOfRange(content, 500, 540), read.get(0));
      assertArrayEquals(Arrays.copyOfRange(content, 7, 8), read.get(1));
      assertArrayEquals(Arrays.copyOfRange(content, 40_000, 50_000), read.get(2));
      assertEquals(1, server.count(Request.READV));
      assertEquals(0, server.count(Request.READ));
    }
  }

  @Test
  void goesWhereItIsSent() {
    try (ScriptedServer holder = server((_, _) -> false);
        ScriptedServer manager =
            server((asked, wire) -> {
              boolean open = asked.code() == Request.OPEN;
              if (open) {
                wire.coded(REDIRECT, holder.port(), "localhost?org.x=1");
              }
              return open;
            })) {
      reads(manager);
      Asked open =
          holder.requests().stream()
              .filter(a -> a.code() == Request.OPEN)
              .findFirst()
              .orElseThrow();
      assertEquals("/data/file.root?key=secret&org.x=1", open.text());
    }
  }

  @Test
  void doesNotGoRoundInCircles() {
    int[] port = new int[1];
    try (ScriptedServer server =
        server((asked, wire) -> {
          boolean open = asked.code() == Request.OPEN;
          if (open) {
            wire.coded(REDIRECT, port[0], "localhost");
          }
          return open;
        })) {
      port[0] = server.port();
      assertEquals("servers sent on from one to the next 16 times", refusal(server));
    }
  }

  @Test
  void comesBackAfterAWait() {
    try (ScriptedServer server =
        server((asked, wire) -> {
          boolean late = asked.code() == Request.OPEN && times.getAndIncrement() == 0;
          if (late) {
            wire.coded(WAIT, 1, "staging");
          }
          return late;
        })) {
      reads(server);
      assertEquals(2, server.count(Request.OPEN));
    }
  }

  @Test
  void doesNotWaitForEver() {
    try (ScriptedServer server =
        server((asked, wire) -> {
          boolean open = asked.code() == Request.OPEN;
          if (open) {
            wire.coded(WAIT, 3600, "");
          }
          return open;
        })) {
      assertEquals("the server puts the request off by 3600 s", refusal(server));
    }
  }

  @Test
  void takesAnAnswerThatComesLate() {
    try (ScriptedServer server =
        server((asked, wire) -> {
          boolean open = asked.code() == Request.OPEN;
          if (open) {
            wire.coded(4006, 2, "");
            wire.send(0, 4001, ByteBuffer.allocate(8).putInt(5002).putInt(0).array());
            byte[] late =
                ByteBuffer.allocate(20)
                    .putInt(5008)
                    .putInt(0)
                    .putShort((short) 1)
                    .putShort((short) 0)
                    .putInt(4)
                    .putInt(9)
                    .array();
            wire.send(0, 4001, late);
          }
          return open;
        })) {
      reads(server);
    }
  }

  @Test
  void putsTogetherAnAnswerInParts() {
    try (ScriptedServer server =
        server((asked, wire) -> {
          boolean read = asked.code() == Request.READ;
          if (read) {
            wire.send(1, 4000, Arrays.copyOfRange(content, 500, 530));
            wire.ok(Arrays.copyOfRange(content, 530, 540));
          }
          return read;
        })) {
      reads(server);
    }
  }

  @Test
  void connectsAgainWhereTheConnectionIsLost() {
    try (ScriptedServer server =
        server((asked, _) -> {
          if (asked.code() == Request.READ && times.getAndIncrement() < 2) {
            throw new EOFException();
          }
          return false;
        })) {
      reads(server);
      assertEquals(3, server.count(Request.OPEN));
    }
  }

  @Test
  void givesUpWhereItIsLostAgainAndAgain() {
    try (ScriptedServer server =
        server((asked, _) -> {
          if (asked.code() == Request.READ) {
            throw new EOFException();
          }
          return false;
        })) {
      assertEquals("the connection was lost, 3 times in a row", refusal(server));
    }
  }

  @Test
  void givesUpOnASilentServer() {
    try (ScriptedServer server = server((asked, _) -> asked.code() == Request.READ)) {
      assertEquals("no answer in time, 3 times in a row", refusal(server));
    }
  }

  @Test
  void seesThatTheFileChanged() {
    try (ScriptedServer server =
        server((asked, wire) -> {
          if (asked.code() == Request.STAT && times.getAndIncrement() > 0) {
            wire.ok("77 50000 48 1800000000\0".getBytes(StandardCharsets.UTF_8));
            return true;
          }
          if (asked.code() == Request.READ) {
            throw new EOFException();
          }
          return false;
        })) {
      String said = refusal(server);
      assertTrue(said.startsWith("the file changed while it was being read (50000 bytes"), said);
    }
  }

  @Test
  void authenticatesAsTheServerWants() {
    try (ScriptedServer server =
        server((asked, wire) -> {
          boolean login = asked.code() == Request.LOGIN;
          if (login) {
            byte[] wanted = "&P=krb5,a@B&P=host".getBytes(StandardCharsets.UTF_8);
            wire.ok(ByteBuffer.allocate(16 + wanted.length).position(16).put(wanted).array());
          }
          return login;
        })) {
      reads(server);
      Asked auth =
          server.requests().stream()
              .filter(a -> a.code() == Request.AUTH)
              .findFirst()
              .orElseThrow();
      assertEquals("host\0", auth.text());
    }
  }

  @Test
  void saysWhichAuthenticationItLacks() {
    try (ScriptedServer server =
        server((asked, wire) -> {
          boolean login = asked.code() == Request.LOGIN;
          if (login) {
            byte[] wanted = "&P=gsi,v:1&P=krb5".getBytes(StandardCharsets.UTF_8);
            wire.ok(ByteBuffer.allocate(16 + wanted.length).position(16).put(wanted).array());
          }
          return login;
        })) {
      assertEquals(
          "the server wants authentication by gsi or krb5; known here are host and unix",
          refusal(server));
    }
  }

  @Test
  void saysWhatTheServerSays() {
    for (String[] expected :
        new String[][] {
          {"3011", "there is no such file: what? (error 3011)"},
          {"3010", "the server refuses access: what? (error 3010)"},
          {"3024", "the server failed: what? (error 3024), 3 times in a row"},
          {"3006", "the server says: what? (error 3006)"}
        }) {
      try (ScriptedServer server =
          server((asked, wire) -> {
            boolean open = asked.code() == Request.OPEN;
            if (open) {
              wire.coded(ERROR, Integer.parseInt(expected[0]), "what?\0");
            }
            return open;
          })) {
        assertEquals(expected[1], refusal(server));
      }
    }
  }

  @Test
  void takesNoMoreThanAskedFor() {
    try (ScriptedServer server =
        server((asked, wire) -> {
          boolean read = asked.code() == Request.READ;
          if (read) {
            wire.out().writeInt(1 << 16);
            wire.out().writeInt(Integer.MAX_VALUE);
            wire.out().flush();
          }
          return read;
        })) {
      assertEquals(
          "the server sent an answer of more than the 40 bytes asked for", refusal(server));
    }
  }

  @Test
  void refusesOtherBytesThanAskedFor() {
    try (ScriptedServer server =
            server((asked, wire) -> {
              boolean read = asked.code() == Request.READV;
              if (read) {
                byte[] list = Arrays.copyOf(asked.data(), asked.data().length + 2);
                list[15] ^= 1; // another offset
                System.arraycopy(asked.data(), 16, list, 17, 16);
                wire.ok(list);
              }
              return read;
            });
        XrootTransport file = open(server)) {
      UncheckedIOException e =
          assertThrows(
              UncheckedIOException.class,
              () -> file.read(List.of(new ByteRange(100, 1), new ByteRange(9000, 1))));
      assertTrue(
          String.valueOf(e.getMessage()).endsWith("sent 1 bytes from 101 instead of 1 from 100"),
          e.getMessage());
    }
  }
}
