package hep.rootio.internal.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * One request for ranges, or for the whole file, at a time on each of a few connections.
 *
 * @param name of the file, for errors
 * @param turns how many requests may run at once
 */
record HttpExchange(URI address, String name, Patience patience, Semaphore turns) {
  static final int PARTIAL = 206;
  static final int WHOLE = 200;
  static final int NOT_SATISFIABLE = 416;

  /** One client for all files, made when first needed: connections are used again. */
  private static final class Client {
    static final HttpClient SHARED =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1) // ranges at once come over connections of their own
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
  }

  /**
   * Asks for ranges.
   *
   * @param ranges as the header gives them, such as {@code 0-99,200-299}
   * @param mostBytes that the body may have
   * @return the answer with its body where it is a partial one, else without
   * @throws IOException when the network or the server failed for now
   * @throws UncheckedIOException when the server refuses
   */
  HttpResponse<byte[]> ranges(String ranges, long mostBytes)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Range", "bytes=" + ranges)
            .header("User-Agent", "kaon-rootio")
            .timeout(patience.timeout())
            .build();
    BodyHandler<byte[]> partial = BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes);
    return answer(
        request,
        info -> info.statusCode() == PARTIAL ? partial.apply(info) : new Unread<>(new byte[0]),
        mostBytes);
  }

  /**
   * Asks for the whole file.
   *
   * @param mostBytes that it may have
   * @return the answer, with the file's bytes written to {@code to} where it is a good one
   * @throws IOException when the network or the server failed for now, or the bytes cannot be kept
   * @throws UncheckedIOException when the server refuses
   */
  HttpResponse<Path> whole(Path to, long mostBytes) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("User-Agent", "kaon-rootio")
            .timeout(patience.timeout())
            .build();
    BodyHandler<Path> file = BodyHandlers.limiting(BodyHandlers.ofFile(to), mostBytes);
    return answer(
        request,
        info -> info.statusCode() == WHOLE ? file.apply(info) : new Unread<>(to),
        mostBytes);
  }

  private <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> body, long mostBytes)
      throws IOException, InterruptedException {
    turns.acquire();
    CompletableFuture<HttpResponse<T>> answer = Client.SHARED.sendAsync(request, body);
    try {
      HttpResponse<T> response =
          answer.get(patience.forBytes(mostBytes).toMillis(), TimeUnit.MILLISECONDS);
      check(response);
      return response;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case HttpTimeoutException late -> throw new IOException("no answer in time", late);
        case SSLHandshakeException untrusted -> throw Patience.untrusted(name, untrusted);
        case IOException io -> throw io;
        case null, default ->
            throw new UncheckedIOException(
                "%s: cannot be asked for: %s".formatted(name, e.getMessage()), new IOException(e));
      }
    } catch (TimeoutException e) {
      throw new IOException("no complete answer in time", e);
    } finally {
      answer.cancel(true);
      turns.release();
    }
  }

  private void check(HttpResponse<?> response) throws IOException {
    int status = response.statusCode();
    switch (status) {
      case PARTIAL, WHOLE, NOT_SATISFIABLE -> {}
      case 404, 410 -> throw Patience.refusal(name, "there is no such file (HTTP " + status + ")");
      case 401, 403, 407 ->
          throw Patience.refusal(name, "the server refuses access (HTTP " + status + ")");
      case 408, 425, 429 -> throw new IOException("the server is busy (HTTP " + status + ")");
      default -> {
        if (status >= 500) {
          throw new IOException("the server failed (HTTP " + status + ")");
        }
        throw Patience.refusal(name, "the server does not send the file (HTTP " + status + ")");
      }
    }
  }

  /** A body that is not wanted: the connection is given up rather than all of it read. */
  private static final class Unread<T> implements BodySubscriber<T> {
    private final CompletableFuture<T> body = new CompletableFuture<>();
    private final T nothing;

    Unread(T nothing) {
      this.nothing = nothing;
    }

    @Override
    public CompletionStage<T> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
      body.complete(nothing);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {}

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(nothing);
    }
  }
}
