package hep.rootio.internal.xrootd;

import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.remote.Patience;
import hep.rootio.internal.remote.Transport;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A file on an XRootD server, over a few connections that are opened when they are needed. */
public final class XrootTransport implements Transport {
  private static final int MOST_CONNECTIONS = 4;

  private final XrootAddress address;
  private final Patience patience;
  private final long size;
  private final String version;
  private final Semaphore turns = new Semaphore(MOST_CONNECTIONS);
  private final Deque<XrootFile> idle = new ArrayDeque<>();
  private boolean closed;

  private XrootTransport(XrootAddress address, Patience patience, XrootFile first) {
    this.address = address;
    this.patience = patience;
    this.size = first.size();
    this.version = first.version();
    idle.push(first);
  }

  /**
   * Opens a file.
   *
   * @param address {@code root://host[:port]//path}
   * @throws java.io.UncheckedIOException in one sentence, when it cannot be had
   */
  public static XrootTransport open(URI address, Patience patience) {
    XrootAddress where = XrootAddress.of(address);
    XrootFile first = patience.keepTrying(where.name(), () -> XrootFile.open(where, patience));
    return new XrootTransport(where, patience, first);
  }

  @Override
  public String name() {
    return address.name();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public List<byte[]> read(List<ByteRange> ranges) {
    return patience.keepTrying(name(), () -> once(ranges));
  }

  private List<byte[]> once(List<ByteRange> ranges) throws IOException, InterruptedException {
    turns.acquire();
    try {
      XrootFile file = take();
      try {
        List<byte[]> read = file.read(ranges);
        give(file);
        return read;
      } catch (IOException | RuntimeException | InterruptedException e) {
        file.abandon();
        throw e;
      }
    } finally {
      turns.release();
    }
  }

  private XrootFile take() throws IOException, InterruptedException {
    Optional<XrootFile> ready = ready();
    if (ready.isPresent()) {
      return ready.get();
    }
    XrootFile another = XrootFile.open(address, patience);
    if (!another.version().equals(version)) {
      another.abandon();
      throw Patience.refusal(
          name(),
          "the file changed while it was being read (%s instead of %s)"
              .formatted(another.version(), version));
    }
    return another;
  }

  private synchronized Optional<XrootFile> ready() {
    if (closed) {
      throw Patience.refusal(name(), "the file is closed");
    }
    return Optional.ofNullable(idle.poll());
  }

  private synchronized void give(XrootFile file) {
    if (closed) {
      file.abandon();
    } else {
      idle.push(file);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(XrootFile::close);
    idle.clear();
  }
}
