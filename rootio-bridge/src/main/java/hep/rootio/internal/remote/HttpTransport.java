package hep.rootio.internal.remote;

import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.bytes.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * A file on a web server that sends byte ranges: several in one answer where the server does that,
 * else one after the other on several connections.
 */
public final class HttpTransport implements Transport {
  /** Heads around each part of an answer with several. */
  private static final long PART_HEAD_BYTES = 1024;

  private final HttpExchange exchange;
  private final String name;
  private final long size;
  private final String version;
  private volatile boolean severalInOne = true;

  private HttpTransport(HttpExchange exchange, long size, String version) {
    this.exchange = exchange;
    this.name = exchange.name();
    this.size = size;
    this.version = version;
  }

  /**
   * Opens a file on a web server: by ranges or, where the server sends only whole files, by all of
   * it once.
   *
   * @param address http or https
   * @throws UncheckedIOException in one sentence, when the file cannot be had
   */
  public static Source source(URI address, Patience patience) {
    HttpExchange exchange = exchange(address, patience);
    return open(exchange).<Source>map(RemoteSource::new).orElseGet(() -> WholeFile.fetch(exchange));
  }

  /**
   * Asks a server for the size of a file.
   *
   * @param address http or https
   * @return nothing where the server does not send ranges
   * @throws UncheckedIOException in one sentence, when the file cannot be had
   */
  static Optional<HttpTransport> open(URI address, Patience patience) {
    return open(exchange(address, patience));
  }

  private static HttpExchange exchange(URI address, Patience patience) {
    return new HttpExchange(address, plain(address), patience, new Semaphore(RemoteSource.WAYS));
  }

  private static Optional<HttpTransport> open(HttpExchange exchange) {
    String name = exchange.name();
    return exchange
        .patience()
        .keepTrying(
            name,
            () -> {
              HttpResponse<byte[]> first = exchange.ranges("0-0", 1);
              if (first.statusCode() == HttpExchange.WHOLE) {
                return Optional.empty();
              }
              if (first.statusCode() == HttpExchange.NOT_SATISFIABLE) {
                throw Patience.refusal(name, "the file is empty");
              }
              long size =
                  header(first, "Content-Range")
                      .flatMap(ContentRange::of)
                      .map(ContentRange::size)
                      .orElse(-1L);
              if (size < 0) {
                throw Patience.refusal(name, "the server does not tell the size of the file");
              }
              return Optional.of(new HttpTransport(exchange, size, version(first)));
            });
  }

  /** An address without password and query, which may hold a key. */
  private static String plain(URI address) {
    return "%s://%s%s%s"
        .formatted(
            address.getScheme(),
            address.getHost(),
            address.getPort() < 0 ? "" : ":" + address.getPort(),
            address.getRawPath());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public List<byte[]> read(List<ByteRange> ranges) {
    if (ranges.size() > 1 && severalInOne) {
      Optional<List<byte[]>> all =
          exchange.patience().keepTrying(name, () -> severalAtOnce(ranges));
      if (all.isPresent()) {
        return all.get();
      }
      severalInOne = false;
    }
    return ranges.size() == 1
        ? List.of(one(ranges.getFirst()))
        : AtOnce.all(name, ranges.stream().<Callable<byte[]>>map(r -> () -> one(r)).toList());
  }

  /** Empty where the server does not answer with several parts. */
  private Optional<List<byte[]>> severalAtOnce(List<ByteRange> ranges)
      throws IOException, InterruptedException {
    StringJoiner header = new StringJoiner(",");
    long bytes = PART_HEAD_BYTES;
    for (ByteRange range : ranges) {
      header.add(range.offset() + "-" + (range.end() - 1));
      bytes += range.length() + PART_HEAD_BYTES;
    }
    HttpResponse<byte[]> response = exchange.ranges(header.toString(), bytes);
    if (response.statusCode() != HttpExchange.PARTIAL) {
      return Optional.empty();
    }
    checkVersion(response);
    return header(response, "Content-Type")
        .flatMap(Multipart::boundary)
        .flatMap(boundary -> Multipart.ranges(response.body(), boundary, ranges, size));
  }

  private byte[] one(ByteRange range) {
    return exchange.patience().keepTrying(name, () -> once(range));
  }

  private byte[] once(ByteRange range) throws IOException, InterruptedException {
    String asked = range.offset() + "-" + (range.end() - 1);
    HttpResponse<byte[]> response = exchange.ranges(asked, range.length());
    checkVersion(response);
    if (response.statusCode() == HttpExchange.WHOLE) {
      throw changed("sent as a whole only, in place of ranges");
    }
    if (response.statusCode() == HttpExchange.NOT_SATISFIABLE) {
      throw Patience.refusal(
          name, "the server says that there are no bytes %s of %d".formatted(asked, size));
    }
    String found = header(response, "Content-Range").orElse("none");
    ContentRange sent = ContentRange.of(found).orElse(new ContentRange(new ByteRange(0, 0), -1));
    if (sent.size() >= 0 && sent.size() != size) {
      throw changed("size %d instead of %d".formatted(sent.size(), size));
    }
    if (!sent.range().equals(range)) {
      throw Patience.refusal(
          name, "asked for bytes %s, the server sent '%s'".formatted(asked, shown(found)));
    }
    if (response.body().length != range.length()) {
      throw new IOException(
          "asked for %d bytes, the server sent %d"
              .formatted(range.length(), response.body().length));
    }
    return response.body();
  }

  private void checkVersion(HttpResponse<byte[]> response) {
    String now = version(response);
    if (response.statusCode() == HttpExchange.PARTIAL
        && !now.isEmpty()
        && !version.isEmpty()
        && !now.equals(version)) {
      throw changed("version %s instead of %s".formatted(shown(now), shown(version)));
    }
  }

  /** What tells two states of a file apart. */
  private static String version(HttpResponse<byte[]> response) {
    return header(response, "ETag").or(() -> header(response, "Last-Modified")).orElse("");
  }

  private static Optional<String> header(HttpResponse<byte[]> response, String key) {
    return response.headers().firstValue(key);
  }

  /** What a server sent, short enough for a sentence. */
  private static String shown(String header) {
    return header.length() <= 80 ? header : header.substring(0, 80) + "...";
  }

  private UncheckedIOException changed(String how) {
    return Patience.refusal(name, "the file changed while it was being read (" + how + ")");
  }

  /** Connections belong to all files and end by themselves. */
  @Override
  public void close() {}
}
