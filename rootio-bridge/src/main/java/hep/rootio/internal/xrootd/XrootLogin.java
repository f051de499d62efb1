package hep.rootio.internal.xrootd;

import hep.rootio.internal.remote.Patience;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The first words on a connection. */
final class XrootLogin {
  private static final int MAGIC = 2012;
  private static final int CLIENT_VERSION = 0x500;
  private static final byte CAPABILITIES = 5;
  private static final byte ABLE_TO_TLS = 2;
  private static final byte WANTS_TLS = 4;
  private static final int HAS_TLS = 0x80000000;

  /** The server asks for TLS now, for data, login, or the session. */
  private static final int NEEDS_TLS = 0x40000000 | 0x01000000 | 0x04000000 | 0x08000000;

  private static final int SESSION_BYTES = 16;
  private static final int MOST_BYTES = 1 << 16;

  private final XrootConnection connection;

  XrootLogin(XrootConnection connection) {
    this.connection = connection;
  }

  /** Handshake, protocol, login, and authentication where the server asks for it. */
  void greet() throws IOException {
    try {
      connection.send(
          ByteBuffer.allocate(20).putInt(0).putInt(0).putInt(0).putInt(4).putInt(MAGIC).array());
      connection.handshake();
      Request protocol = Request.of(Request.PROTOCOL);
      boolean must = connection.mustBeSecure();
      protocol
          .parameters()
          .putInt(CLIENT_VERSION)
          .put(must ? (byte) (ABLE_TO_TLS | WANTS_TLS) : ABLE_TO_TLS);
      ByteBuffer answer = connection.ask(protocol, MOST_BYTES);
      if (answer.remaining() < 8) {
        throw connection.broken("an answer of " + answer.remaining() + " bytes about itself");
      }
      answer.getInt(); // the server's version
      int flags = answer.getInt();
      if (must && (flags & (HAS_TLS | NEEDS_TLS)) == 0) {
        throw Patience.refusal(connection.name(), "the server has no TLS, which roots:// asks for");
      }
      if (must || (flags & NEEDS_TLS) != 0) {
        connection.secure();
      }
      Request login = Request.of(Request.LOGIN);
      login
          .parameters()
          .putInt((int) ProcessHandle.current().pid())
          .put(Arrays.copyOf(user().getBytes(StandardCharsets.US_ASCII), 8))
          .put((byte) 0)
          .put((byte) 0)
          .put(CAPABILITIES);
      ByteBuffer session = connection.ask(login, MOST_BYTES);
      if (session.remaining() > SESSION_BYTES) {
        byte[] wanted = new byte[session.remaining() - SESSION_BYTES];
        session.get(SESSION_BYTES, wanted);
        authenticate(new String(wanted, StandardCharsets.UTF_8).replace("\0", "").strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the read was stopped", e);
    }
  }

  /**
   * Says who this is in the first way of the server's list that is known here.
   *
   * @param wanted such as {@code &P=krb5,host@REALM&P=unix}
   */
  private void authenticate(String wanted) throws IOException, InterruptedException {
    if (wanted.isEmpty()) {
      return;
    }
    List<String> ways =
        Arrays.stream(wanted.split("&P=", -1))
            .map(way -> way.split(",", 2)[0])
            .filter(way -> !way.isEmpty())
            .toList();
    String way =
        ways.stream()
            .filter(List.of("unix", "host")::contains)
            .findFirst()
            .orElseThrow(() ->
                Patience.refusal(
                    connection.name(),
                    "the server wants authentication by %s; known here are host and unix"
                        .formatted(String.join(" or ", ways))));
    String credentials = way.equals("unix") ? "unix\0" + user() + " users\0" : "host\0";
    Request request = Request.of(Request.AUTH, credentials.getBytes(StandardCharsets.US_ASCII));
    request.parameters().position(12).put(way.getBytes(StandardCharsets.US_ASCII));
    connection.ask(request, MOST_BYTES);
  }

  /** The user's name in letters that every server takes. */
  private static String user() {
    String plain = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_.-]", "");
    return plain.isEmpty() ? "nobody" : plain.substring(0, Math.min(8, plain.length()));
  }
}
