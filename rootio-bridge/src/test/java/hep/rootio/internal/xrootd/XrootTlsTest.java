package hep.rootio.internal.xrootd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.remote.Certificate;
import hep.rootio.internal.remote.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that go over to TLS after the first words. */
class XrootTlsTest {
  private static final Patience SHORT =
      new Patience(3, Duration.ofMillis(2), Duration.ofSeconds(5), Duration.ofSeconds(5));
  private static final int HAS_TLS = 0x80000000;
  private static final int GO_TO_TLS = 0x40000000;
  private static final int ABLE = 2;
  private static final int WANTS = 4;

  @TempDir static Path folder;

  private static Path store = Path.of("");

  private final byte[] content = new byte[50_000];
  private SSLContext usual = before();

  private static SSLContext before() {
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void makeACertificate() throws IOException, InterruptedException {
    store = Certificate.make(folder);
  }

  @BeforeEach
  void fill() {
    new Random(8).nextBytes(content);
  }

  @AfterEach
  void trustAsBefore() {
    SSLContext.setDefault(usual);
  }

  @Test
  void goesOnEncryptedWhereTheServerWantsIt() throws IOException, GeneralSecurityException {
    SSLContext.setDefault(Certificate.context(store));
    try (ScriptedServer server = server(GO_TO_TLS | HAS_TLS)) {
      server.tls(Certificate.context(store));
      reads("root", server);
      assertEquals(ABLE, server.requests().getFirst().parameters().get(4));
      reads("roots", server);
    }
  }

  @Test
  void goesOnEncryptedWhereTheAddressWantsIt() throws IOException, GeneralSecurityException {
    SSLContext.setDefault(Certificate.context(store));
    try (ScriptedServer server = server(HAS_TLS)) {
      server.tls(Certificate.context(store));
      reads("roots", server);
      assertEquals(ABLE | WANTS, server.requests().getFirst().parameters().get(4));
    }
    try (ScriptedServer server = server(1)) {
      assertEquals("the server has no TLS, which roots:// asks for", refusal("roots", server));
    }
  }

  @Test
  void refusesACertificateThatIsNotTrusted() throws IOException, GeneralSecurityException {
    try (ScriptedServer server = server(GO_TO_TLS)) {
      server.tls(Certificate.context(store));
      String refused = refusal("root", server);
      assertTrue(refused.startsWith("the server cannot be trusted: "), refused);
      assertEquals(0, server.count(Request.LOGIN));
    }
  }

  private ScriptedServer server(int flags) {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            content,
            (asked, wire) -> {
              if (asked.code() == Request.PROTOCOL) {
                wire.ok(ByteBuffer.allocate(8).putInt(0x500).putInt(flags).array());
              } else {
                self[0].serve(asked, wire);
              }
            });
    return self[0];
  }

  private static URI address(String scheme, ScriptedServer server) {
    return URI.create(scheme + "://localhost:" + server.port() + "//data/file.root");
  }

  private void reads(String scheme, ScriptedServer server) {
    try (XrootTransport file = XrootTransport.open(address(scheme, server), SHORT)) {
      assertEquals(content.length, file.size());
      assertArrayEquals(
          Arrays.copyOfRange(content, 500, 540),
          file.read(List.of(new ByteRange(500, 40))).getFirst());
    }
  }

  private static String refusal(String scheme, ScriptedServer server) {
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class,
            () -> XrootTransport.open(address(scheme, server), SHORT).close());
    return String.valueOf(e.getMessage()).replaceFirst("^[^ ]*: ", "");
  }
}
