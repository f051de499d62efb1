package hep.rootio.internal;

import hep.rootio.internal.bytes.MappedSource;
import hep.rootio.internal.bytes.Source;
import hep.rootio.internal.remote.HttpTransport;
import hep.rootio.internal.remote.Patience;
import hep.rootio.internal.remote.RemoteSource;
import hep.rootio.internal.xrootd.XrootTransport;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;

/** Files by path or address. */
public final class Locations {
  private Locations() {}

  /** Whether this is an address rather than a path. */
  public static boolean remote(String location) {
    int colon = location.indexOf("://");
    return colon > 1 && location.chars().limit(colon).allMatch(Locations::inScheme);
  }

  private static boolean inScheme(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+';
  }

  /** Opens a path or an address. */
  public static Source open(String location) {
    if (!remote(location)) {
      return MappedSource.open(Path.of(location));
    }
    try {
      return open(new URI(location));
    } catch (URISyntaxException e) {
      throw Patience.refusal(location, "this is no address: " + e.getReason());
    }
  }

  /** Opens an address. */
  public static Source open(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("file") && address.getHost() == null) {
      throw Patience.refusal(
          address.toString(), "expected an address such as https://host/file.root");
    }
    return switch (scheme) {
      case "http", "https" -> HttpTransport.source(address, Patience.USUAL);
      case "root", "xroot", "roots", "xroots" ->
          new RemoteSource(XrootTransport.open(address, Patience.USUAL));
      case "file" -> MappedSource.open(path(address));
      default ->
          throw Patience.refusal(
              address.toString(),
              "expected https, http, root, roots, xroot or file before the colon");
    };
  }

  private static Path path(URI address) {
    try {
      return Path.of(address);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw Patience.refusal(address.toString(), "this names no file: " + e.getMessage());
    }
  }
}
