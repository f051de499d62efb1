package hep.rootio.internal.xrootd;

import java.net.URI;

/**
 * Where a file is.
 *
 * @param path absolute, with what follows a question mark
 */
record XrootAddress(String host, int port, String path) {
  private static final int USUAL_PORT = 1094;

  /** Of {@code root://host[:port]//path[?parameters]}. */
  static XrootAddress of(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return new XrootAddress(
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
      return of(URI.create(target));
    }
    String[] parts = target.split("\\?", 3);
    String passed = parts.length > 1 ? parts[1] : "";
    String joined = passed.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + passed;
    return new XrootAddress(parts[0], newPort == 0 ? USUAL_PORT : newPort, joined);
  }

  /** Without what is passed on, which may hold a key. */
  String name() {
    int query = path.indexOf('?');
    return "root://%s%s/%s"
        .formatted(
            host,
            port == USUAL_PORT ? "" : ":" + port,
            query < 0 ? path : path.substring(0, query));
  }
}
