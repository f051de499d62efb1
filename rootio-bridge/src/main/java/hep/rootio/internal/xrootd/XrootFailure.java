package hep.rootio.internal.xrootd;

import hep.rootio.internal.remote.Patience;
import java.io.IOException;

/** What a server's error means for a client. */
final class XrootFailure {
  private static final int NOT_OPEN = 3004;
  private static final int IO_ERROR = 3007;
  private static final int NO_MEMORY = 3008;
  private static final int NOT_AUTHORIZED = 3010;
  private static final int NOT_FOUND = 3011;
  private static final int SERVER_ERROR = 3012;
  private static final int NO_SERVER = 3014;
  private static final int IS_DIRECTORY = 3016;
  private static final int OVERLOADED = 3024;
  private static final int NEEDS_TLS = 3028;
  private static final int TIMED_OUT = 3034;

  private XrootFailure() {}

  /**
   * The refusal that an error is.
   *
   * @throws IOException instead, where the same request may go well later
   */
  static RuntimeException of(String name, int code, String text) throws IOException {
    String said = text.isEmpty() ? "error " + code : text + " (error " + code + ")";
    return switch (code) {
      case NOT_OPEN, IO_ERROR, NO_MEMORY, SERVER_ERROR, NO_SERVER, OVERLOADED, TIMED_OUT ->
          throw new IOException("the server failed: " + said);
      case NOT_FOUND -> Patience.refusal(name, "there is no such file: " + said);
      case NOT_AUTHORIZED -> Patience.refusal(name, "the server refuses access: " + said);
      case IS_DIRECTORY -> Patience.refusal(name, "this is a folder");
      case NEEDS_TLS ->
          Patience.refusal(name, "the server wants TLS, which is not spoken here: " + said);
      default -> Patience.refusal(name, "the server says: " + said);
    };
  }
}
