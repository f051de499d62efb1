package hep.rootio.internal.xrootd;

import hep.rootio.internal.remote.Patience;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection to one server, logged in. Not for use by several threads. */
final class XrootConnection implements AutoCloseable {
  private static final int OK = 0;
  private static final int OK_SO_FAR = 4000;
  private static final int ATTENTION = 4001;
  private static final int ERROR = 4003;
  private static final int REDIRECT = 4004;
  private static final int WAIT = 4005;
  private static final int WAIT_FOR_RESPONSE = 4006;
  private static final int LATE_RESPONSE = 5008;

  /** Longest text that a server may send: errors, addresses, lists of authentications. */
  private static final int MOST_TEXT_BYTES = 1 << 16;

  private static final int HEAD_BYTES = 8;
  private static final int MOST_ATTENTIONS = 1000;
  private static final int STREAM = 1;

  /**
   * The head of an answer.
   *
   * @param length of what follows
   */
  private record Head(int stream, int status, int length) {}

  private final String name;
  private final Patience patience;
  private final XrootAddress address;
  private Socket socket;
  private DataInputStream in;
  private OutputStream out;

  private XrootConnection(XrootAddress address, Patience patience, Socket socket)
      throws IOException {
    this.address = address;
    this.name = address.name();
    this.patience = patience;
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    this.out = socket.getOutputStream();
  }

  /**
   * Connects and logs in.
   *
   * @throws IOException when the server cannot be reached for now
   * @throws java.io.UncheckedIOException when it refuses
   */
  @SuppressWarnings("MustBeClosedChecker") // the connection owns the socket and closes it
  static XrootConnection open(XrootAddress address, Patience patience) throws IOException {
    Socket socket = new Socket();
    try {
      int millis = (int) patience.timeout().toMillis();
      socket.connect(new InetSocketAddress(address.host(), address.port()), millis);
      socket.setSoTimeout(millis);
      socket.setTcpNoDelay(true);
      XrootConnection connection = new XrootConnection(address, patience, socket);
      new XrootLogin(connection).greet();
      return connection;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** The file that the connection is for, for errors. */
  String name() {
    return name;
  }

  /** Whether nothing but an encrypted connection will do. */
  boolean mustBeSecure() {
    return address.secure();
  }

  /**
   * Goes on encrypted (TLS): the server must show a certificate for its host that this JVM trusts.
   *
   * @throws java.io.UncheckedIOException when it does not
   */
  void secure() throws IOException {
    try {
      SSLSocketFactory factory = SSLContext.getDefault().getSocketFactory();
      SSLSocket encrypted =
          (SSLSocket) factory.createSocket(socket, address.host(), address.port(), true);
      SSLParameters parameters = encrypted.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the host's name is checked
      encrypted.setSSLParameters(parameters);
      encrypted.startHandshake();
      socket = encrypted;
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
      out = socket.getOutputStream();
    } catch (SSLHandshakeException | NoSuchAlgorithmException e) {
      throw Patience.untrusted(name, e);
    }
  }

  /** Sends bytes that are no request: the handshake. */
  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /**
   * The answer to the handshake, which has stream 0.
   *
   * @throws IOException when it is none of this protocol
   */
  ByteBuffer handshake() throws IOException {
    Head head = head(in.readNBytes(HEAD_BYTES));
    if (head.stream() != 0 || head.status() != OK || head.length() != 8) {
      throw Patience.refusal(name, "the server does not speak XRootD");
    }
    return ByteBuffer.wrap(exactly(head.length()));
  }

  /**
   * Asks, and waits as long as the server wants within bounds.
   *
   * @param mostBytes that the answer may have
   * @throws IOException when the connection is lost or the server failed for now
   * @throws java.io.UncheckedIOException when the server refuses, or breaks the protocol
   * @throws XrootRedirect when another server is to be asked
   */
  ByteBuffer ask(Request request, int mostBytes) throws IOException, InterruptedException {
    send(request.bytes(STREAM));
    List<byte[]> parts = new ArrayList<>();
    long have = 0;
    Duration waited = Duration.ZERO;
    int attentions = 0;
    while (true) {
      Head head = head(in.readNBytes(HEAD_BYTES));
      if (head.status() == ATTENTION) {
        byte[] late = text(head);
        if (++attentions > MOST_ATTENTIONS) {
          throw broken("more messages than anybody needs");
        }
        ByteBuffer inner = ByteBuffer.wrap(late);
        if (late.length < 8 + HEAD_BYTES || inner.getInt() != LATE_RESPONSE) {
          continue; // a message for people
        }
        socket.setSoTimeout((int) patience.timeout().toMillis());
        inner.getInt();
        byte[] innerHead = new byte[HEAD_BYTES];
        inner.get(innerHead);
        head = head(innerHead);
        if (head.length() != inner.remaining()) {
          throw broken("a late answer of " + inner.remaining() + " bytes");
        }
        byte[] body = new byte[inner.remaining()];
        inner.get(body);
        if (head.status() == OK || head.status() == OK_SO_FAR) {
          have = keep(body, parts, have, mostBytes);
          if (head.status() == OK) {
            return joined(parts, have);
          }
          continue;
        }
        throw failed(head.status(), body);
      }
      if (head.stream() != STREAM) {
        throw broken("an answer to request " + head.stream() + ", which nobody made");
      }
      switch (head.status()) {
        case OK, OK_SO_FAR -> {
          if (head.length() > mostBytes - have) {
            throw broken("an answer of more than the " + mostBytes + " bytes asked for");
          }
          have = keep(exactly(head.length()), parts, have, mostBytes);
          if (head.status() == OK) {
            return joined(parts, have);
          }
        }
        case WAIT -> {
          Duration wait = seconds(text(head));
          waited = waitedSoFar(waited, wait);
          Thread.sleep(wait);
          parts.clear();
          have = 0;
          send(request.bytes(STREAM));
        }
        case WAIT_FOR_RESPONSE -> {
          Duration wait = seconds(text(head));
          waited = waitedSoFar(waited, wait);
          socket.setSoTimeout((int) patience.timeout().plus(wait).toMillis());
        }
        default -> throw failed(head.status(), text(head));
      }
    }
  }

  private long keep(byte[] part, List<byte[]> parts, long have, int mostBytes) {
    if (part.length > mostBytes - have) {
      throw broken("an answer of more than the " + mostBytes + " bytes asked for");
    }
    parts.add(part);
    return have + part.length;
  }

  private static ByteBuffer joined(List<byte[]> parts, long have) {
    if (parts.size() == 1) {
      return ByteBuffer.wrap(parts.getFirst());
    }
    ByteBuffer all = ByteBuffer.allocate((int) have);
    parts.forEach(all::put);
    return all.flip();
  }

  private Duration waitedSoFar(Duration waited, Duration more) {
    Duration all = waited.plus(more);
    if (all.compareTo(patience.longestWait()) > 0) {
      throw Patience.refusal(name, "the server puts the request off by " + all.toSeconds() + " s");
    }
    return all;
  }

  private static Duration seconds(byte[] text) {
    return Duration.ofSeconds(text.length < 4 ? 1 : Math.max(0, ByteBuffer.wrap(text).getInt()));
  }

  /** The failure that an answer tells. */
  private RuntimeException failed(int status, byte[] body) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(body);
    int code = body.length < 4 ? 0 : data.getInt();
    byte[] rest = new byte[data.remaining()];
    data.get(rest);
    String text = new String(rest, StandardCharsets.UTF_8).replace("\0", "").strip();
    return switch (status) {
      case ERROR -> XrootFailure.of(name, code, text);
      case REDIRECT -> new XrootRedirect(code, text);
      default -> broken("status " + status);
    };
  }

  /** The refusal of what the protocol does not know. */
  java.io.UncheckedIOException broken(String found) {
    return Patience.refusal(name, "the server sent " + found);
  }

  private byte[] text(Head head) throws IOException {
    if (head.length() > MOST_TEXT_BYTES) {
      throw broken("a message of " + head.length() + " bytes");
    }
    return exactly(head.length());
  }

  private Head head(byte[] bytes) throws IOException {
    if (bytes.length < HEAD_BYTES) {
      throw new IOException("the connection was lost");
    }
    ByteBuffer head = ByteBuffer.wrap(bytes);
    Head read = new Head(head.getShort() & 0xFFFF, head.getShort() & 0xFFFF, head.getInt());
    if (read.length() < 0) {
      throw broken("a length of " + read.length());
    }
    return read;
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the connection was lost");
    }
    return bytes;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // Nothing was written, so nothing is lost.
    }
  }
}
