package hep.rootio.internal.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges over TLS, in JVMs that trust the server's certificate or do not. */
class HttpsTest {
  @TempDir private Path folder;

  @Test
  void readsOverTlsWhereTheCertificateIsTrusted()
      throws IOException, InterruptedException, GeneralSecurityException {
    byte[] content = new byte[5_000_000];
    new Random(3).nextBytes(content);
    CRC32 crc = new CRC32();
    crc.update(content);
    Path store = Certificate.make(folder);
    try (RangeServer server = new RangeServer(content, Optional.of(Certificate.context(store)))) {
      assertTrue(server.address().toString().startsWith("https://"));
      assertEquals(
          Long.toHexString(crc.getValue()),
          read(
              server,
              "-Djavax.net.ssl.trustStore=" + store,
              "-Djavax.net.ssl.trustStorePassword=" + Certificate.PASSWORD));
      assertTrue(server.requests().size() < 30, server.requests().toString());
      server.requests().clear();
      String refused = read(server, "-Dnothing=1");
      assertTrue(
          refused.startsWith(server.address() + ": the server cannot be trusted: "), refused);
      assertEquals(List.of(), server.requests());
    }
  }

  private static String read(RangeServer server, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            SecureReader.class.getName(),
            server.address().toString()));
    Process reader =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, reader.waitFor());
    return said.strip();
  }
}
