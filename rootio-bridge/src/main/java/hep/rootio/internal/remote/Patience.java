package hep.rootio.internal.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait for a server, and how often to ask again.
 *
 * @param attempts how often a request is made in all
 * @param firstPause before it is made again; doubled each time, and up to half as long again so
 *     that many clients do not come back together
 * @param timeout without a byte of the answer, or for connecting
 * @param longestWait how long in all a server may put a request off
 */
public record Patience(int attempts, Duration firstPause, Duration timeout, Duration longestWait) {

  /** Slowest rate of an answer before it counts as stuck. */
  private static final long SLOWEST_BYTES_PER_SECOND = 50_000;

  /** For the open network: four attempts within some seconds, half a minute for each. */
  public static final Patience USUAL =
      new Patience(4, Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofMinutes(5));

  /** A request that may be repeated when it fails. */
  @FunctionalInterface
  public interface Attempt<T> {
    /**
     * Makes the request once.
     *
     * @throws IOException when it may go well the next time
     * @throws UncheckedIOException when it will not
     */
    T make() throws IOException, InterruptedException;
  }

  /** How long an answer of so many bytes may take in all. */
  public Duration forBytes(long bytes) {
    return timeout.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
  }

  /**
   * Makes a request, again where it fails for a while.
   *
   * @param name of the file, for errors
   * @throws UncheckedIOException in one sentence, when all attempts failed
   */
  public <T> T keepTrying(String name, Attempt<T> request) {
    Duration pause = firstPause;
    for (int attempt = 1; ; attempt++) {
      try {
        try {
          return request.make();
        } catch (InterruptedIOException e) {
          if (Thread.currentThread().isInterrupted()) {
            throw interrupted(name, e);
          }
          throw e;
        }
      } catch (IOException e) {
        if (attempt >= attempts) {
          throw new UncheckedIOException(
              "%s: %s, %d times in a row".formatted(name, reason(e), attempts), e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted(name, e);
      }
      try {
        Thread.sleep(
            pause.plusMillis(ThreadLocalRandom.current().nextLong(1 + pause.toMillis() / 2)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted(name, e);
      }
      pause = pause.multipliedBy(2);
    }
  }

  /** The end of trying: one sentence that names the file. */
  public static UncheckedIOException refusal(String name, String why) {
    String sentence = name + ": " + why;
    return new UncheckedIOException(sentence, new IOException(sentence));
  }

  /** The refusal to speak with a server whose certificate is not trusted. */
  public static UncheckedIOException untrusted(String name, Exception cause) {
    String sentence =
        "%s: the server cannot be trusted: %s (-Djavax.net.ssl.trustStore=FILE names certificates)"
            .formatted(name, cause.getMessage());
    return new UncheckedIOException(sentence, new IOException(sentence, cause));
  }

  /** The refusal of a read that somebody stopped. */
  static UncheckedIOException interrupted(String name, Exception cause) {
    String sentence = name + ": the read was stopped";
    InterruptedIOException stopped = new InterruptedIOException(sentence);
    stopped.initCause(cause);
    return new UncheckedIOException(sentence, stopped);
  }

  /** What went wrong, in words: some exceptions of the network have none. */
  private static String reason(IOException e) {
    String said = e.getMessage();
    return switch (e) {
      case java.net.UnknownHostException _ -> "there is no such host";
      case java.net.ConnectException _ -> "no connection" + (said == null ? "" : ": " + said);
      case java.net.SocketTimeoutException _ -> "no answer in time";
      case java.io.EOFException _ -> "the connection was lost";
      default -> said == null ? e.getClass().getSimpleName() : said;
    };
  }
}
