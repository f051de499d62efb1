package hep.rootio.internal.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A web server on this computer with one file, which can be told to misbehave. */
public final class RangeServer implements AutoCloseable {
  /** An answer to a request for ranges. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange, List<long[]> ranges) throws IOException;
  }

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final byte[] content;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Answer answer = this::parts;

  /** Serves {@code content} at {@link #address()}. */
  public RangeServer(byte[] content) {
    this(content, Optional.empty());
  }

  /** Serves over TLS where there is a certificate. */
  RangeServer(byte[] content, Optional<SSLContext> tls) {
    this.content = content.clone();
    this.scheme = tls.isPresent() ? "https" : "http";
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      if (tls.isPresent()) {
        HttpsServer secure = HttpsServer.create(any, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
        this.server = secure;
      } else {
        this.server = HttpServer.create(any, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where the file is. */
  public URI address() {
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + "/data/file.root");
  }

  /** The ranges asked for so far, one line a request. */
  public List<String> requests() {
    return requests;
  }

  /** From now on. */
  void answers(Answer other) {
    answer = other;
  }

  /** Only the first range of each request is looked at, as many servers do. */
  public void oneRangeAtATime() {
    answer =
        (exchange, ranges) -> {
          if (ranges.size() == 1) {
            part(exchange, ranges.getFirst());
          } else {
            whole(exchange);
          }
        };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String header = exchange.getRequestHeaders().getFirst("Range");
      requests.add(String.valueOf(header));
      List<long[]> ranges = new ArrayList<>();
      if (header != null) {
        for (String range : header.substring("bytes=".length()).split(",", -1)) {
          String[] ends = range.split("-", -1);
          ranges.add(new long[] {Long.parseLong(ends[0]), Long.parseLong(ends[1])});
        }
      }
      answer.to(exchange, ranges);
    }
  }

  /** As a well-behaved server does. */
  void parts(HttpExchange exchange, List<long[]> ranges) throws IOException {
    if (ranges.size() == 1) {
      part(exchange, ranges.getFirst());
      return;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (long[] range : ranges) {
      body.writeBytes(
          "\r\n--XX\r\nContent-Type: application/octet-stream\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
              .formatted(range[0], range[1], content.length)
              .getBytes(StandardCharsets.US_ASCII));
      body.writeBytes(bytes(range));
    }
    body.writeBytes("\r\n--XX--\r\n".getBytes(StandardCharsets.US_ASCII));
    exchange.getResponseHeaders().add("Content-Type", "multipart/byteranges; boundary=\"XX\"");
    send(exchange, 206, body.toByteArray());
  }

  void part(HttpExchange exchange, long[] range) throws IOException {
    contentRange(exchange, range[0], range[1], content.length);
    send(exchange, 206, bytes(range));
  }

  void whole(HttpExchange exchange) throws IOException {
    send(exchange, 200, content);
  }

  static void contentRange(HttpExchange exchange, long from, long to, long size) {
    exchange.getResponseHeaders().add("Content-Range", "bytes %d-%d/%d".formatted(from, to, size));
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  byte[] bytes(long[] range) {
    return Arrays.copyOfRange(content, (int) range[0], (int) range[1] + 1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
