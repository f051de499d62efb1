package hep.rootio.internal.xrootd;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server of one file that greets as XRootD does and answers the rest as a test says. */
final class ScriptedServer implements AutoCloseable {
  /** What a client asked for. */
  record Asked(int code, ByteBuffer parameters, byte[] data) {
    String text() {
      return new String(data, StandardCharsets.UTF_8);
    }
  }

  /** Answers a request; closes the connection by an exception. */
  @FunctionalInterface
  interface Script {
    void answer(Asked asked, Wire wire) throws IOException;
  }

  /** Sends answers. */
  record Wire(DataOutputStream out) {
    void send(int stream, int status, byte[] data) throws IOException {
      out.writeShort(stream);
      out.writeShort(status);
      out.writeInt(data.length);
      out.write(data);
      out.flush();
    }

    void ok(byte[] data) throws IOException {
      send(1, 0, data);
    }

    void coded(int status, int code, String text) throws IOException {
      byte[] letters = text.getBytes(StandardCharsets.UTF_8);
      send(1, status, ByteBuffer.allocate(4 + letters.length).putInt(code).put(letters).array());
    }
  }

  private final ServerSocket socket;
  private final byte[] content;
  private final Script script;
  private final List<Asked> requests = new CopyOnWriteArrayList<>();
  private volatile Optional<SSLContext> tls = Optional.empty();

  ScriptedServer(byte[] content, Script script) {
    this.content = content;
    this.script = script;
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  /** From now on goes over to TLS after the answer about the protocol. */
  void tls(SSLContext context) {
    tls = Optional.of(context);
  }

  int port() {
    return socket.getLocalPort();
  }

  List<Asked> requests() {
    return requests;
  }

  long count(int code) {
    return requests.stream().filter(asked -> asked.code() == code).count();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return; // closed by the test
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      Wire wire = new Wire(new DataOutputStream(client.getOutputStream()));
      in.readNBytes(20);
      wire.send(0, 0, ByteBuffer.allocate(8).putInt(0x500).putInt(1).array());
      while (true) {
        in.readShort();
        int code = in.readShort();
        ByteBuffer parameters = ByteBuffer.wrap(in.readNBytes(16));
        byte[] data = in.readNBytes(in.readInt());
        Asked asked = new Asked(code, parameters, data);
        requests.add(asked);
        script.answer(asked, wire);
        if (code == Request.PROTOCOL && tls.isPresent()) {
          SSLSocket encrypted =
              (SSLSocket) tls.get().getSocketFactory().createSocket(client, null, port(), true);
          encrypted.setUseClientMode(false);
          in = new DataInputStream(encrypted.getInputStream());
          wire = new Wire(new DataOutputStream(encrypted.getOutputStream()));
        }
      }
    } catch (IOException _) {
      // The client went away, or the script wants the connection lost.
    }
  }

  /** What a server does that has the file. */
  void serve(Asked asked, Wire wire) throws IOException {
    switch (asked.code()) {
      case Request.PROTOCOL -> wire.ok(ByteBuffer.allocate(8).putInt(0x500).putInt(1).array());
      case Request.LOGIN -> wire.ok(new byte[16]);
      case Request.OPEN -> wire.ok(new byte[] {0, 0, 0, 9});
      case Request.STAT ->
          wire.ok(("77 " + content.length + " 48 1700000000\0").getBytes(StandardCharsets.UTF_8));
      case Request.READ -> {
        asked.parameters().getInt();
        int from = (int) asked.parameters().getLong();
        wire.ok(java.util.Arrays.copyOfRange(content, from, from + asked.parameters().getInt()));
      }
      case Request.READV -> {
        ByteBuffer list = ByteBuffer.wrap(asked.data());
        ByteBuffer all = ByteBuffer.allocate(1 << 20);
        while (list.hasRemaining()) {
          int handle = list.getInt();
          int length = list.getInt();
          long offset = list.getLong();
          all.putInt(handle).putInt(length).putLong(offset).put(content, (int) offset, length);
        }
        byte[] sent = new byte[all.position()];
        all.flip().get(sent);
        wire.ok(sent);
      }
      default -> wire.ok(new byte[0]);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
