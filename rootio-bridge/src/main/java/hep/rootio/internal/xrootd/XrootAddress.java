package hep.rootio.internal.xrootd;

import java.net.URI;
import java.util.Locale;

/**
 * Where a file is.
 *
 * @param secure whether the connection must be encrypted ({@code roots})
 * @param path absolute, with what follows a question mark
 */
record XrootAddress(boolean secure, String host, int port, String path) {
  private static final int USUAL_PORT = 1094;

  /**
   * Of {@code root://host[:port]//path[?parameters]}, or {@code roots} for an encrypted connection.
   */
  static XrootAddress of(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return new XrootAddress(
        address.getScheme() != null
            && address.getScheme().toLowerCase(Locale.ROOT).endsWith("roots"),
        address.getHost(),
        address.getPort() < 0 ? USUAL_PORT : address.getPort(),
        "/" + path.replaceFirst("^/+", "") + query);
  }

  /**
   * Where a server sends on to.
   *
   * @param target host, and after question marks what is to be passed on to it; or a whole address,
   *     where the port is negative
   */
  XrootAddress redirected(int newPort, String target) {
    if (newPort < 0) {
      XrootAddress next = of(URI.create(target));
      return new XrootAddress(secure || next.secure, next.host, next.port, next.path);
    }
    String[] parts = target.split("\\?", 3);
    String passed = parts.length > 1 ? parts[1] : "";
    String joined = passed.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + passed;
    return new XrootAddress(secure, parts[0], newPort == 0 ? USUAL_PORT : newPort, joined);
  }

  /** Without what is passed on, which may hold a key. */
  String name() {
    int query = path.indexOf('?');
    return "%s://%s%s/%s"
        .formatted(
            secure ? "roots" : "root",
            host,
            port == USUAL_PORT ? "" : ":" + port,
            query < 0 ? path : path.substring(0, query));
  }
}
