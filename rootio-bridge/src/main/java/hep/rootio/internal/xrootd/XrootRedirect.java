package hep.rootio.internal.xrootd;

/** A server's answer that another one has the file. */
final class XrootRedirect extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int port;
  private final String target;

  XrootRedirect(int port, String target) {
    super("go to " + target + " port " + port, null, false, false);
    this.port = port;
    this.target = target;
  }

  int port() {
    return port;
  }

  String target() {
    return target;
  }
}
