package hep.rootio.internal.remote;

import hep.rootio.RootFormatException;
import hep.rootio.internal.bytes.Ahead;
import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.bytes.Source;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A file on a server: what is read is fetched first, and kept for a while. */
public final class RemoteSource implements Source {
  /** Requests that run at once. */
  static final int WAYS = 4;

  private static final int BLOCK_BYTES = 1 << 16;
  private static final int MOST_BLOCKS = 256;

  /** Longer ranges are fetched as they are and not kept. */
  private static final long LONG_BYTES = 4L << 20;

  private final Transport transport;
  private final List<Window> windows = new CopyOnWriteArrayList<>();
  private final LinkedHashMap<Long, byte[]> blocks = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * @param transport closed together with this
   */
  public RemoteSource(Transport transport) {
    this.transport = transport;
  }

  @Override
  public String name() {
    return transport.name();
  }

  @Override
  public long size() {
    return transport.size();
  }

  @Override
  public MemorySegment slice(long offset, long length) {
    if (offset < 0 || length < 0 || length > size() - offset) {
      throw new RootFormatException(
          name(),
          "",
          offset,
          length + " bytes within a file of " + size(),
          "a range beyond its end");
    }
    ByteRange range = new ByteRange(offset, length);
    for (Window window : windows) {
      Optional<MemorySegment> found = window.find(range);
      if (found.isPresent()) {
        return found.get();
      }
    }
    if (length > Integer.MAX_VALUE - 8) {
      throw new RootFormatException(
          name(), "", offset, "less than 2 GB in one piece", length + " bytes");
    }
    return MemorySegment.ofArray(
        length > LONG_BYTES ? transport.read(List.of(range)).getFirst() : fromBlocks(range));
  }

  private synchronized byte[] fromBlocks(ByteRange range) {
    byte[] out = new byte[(int) range.length()];
    if (out.length == 0) {
      return out;
    }
    long first = range.offset() / BLOCK_BYTES;
    long last = (range.end() - 1) / BLOCK_BYTES;
    fetch(first, last);
    for (long block = first; block <= last; block++) {
      byte[] bytes = blocks.getOrDefault(block, new byte[0]);
      long start = block * BLOCK_BYTES;
      long from = Math.max(range.offset(), start);
      long to = Math.min(range.end(), start + bytes.length);
      System.arraycopy(
          bytes, (int) (from - start), out, (int) (from - range.offset()), (int) (to - from));
    }
    while (blocks.size() > MOST_BLOCKS) {
      blocks.pollFirstEntry();
    }
    return out;
  }

  /** Sees that blocks are there: missing ones that follow each other come as one range. */
  private void fetch(long first, long last) {
    List<ByteRange> missing = new ArrayList<>();
    for (long block = first; block <= last; block++) {
      if (blocks.get(block) == null) { // a look-up that makes the block the last to go
        long start = block * BLOCK_BYTES;
        long end = Math.min(size(), start + BLOCK_BYTES);
        if (!missing.isEmpty() && missing.getLast().end() == start) {
          start = missing.removeLast().offset();
        }
        missing.add(new ByteRange(start, end - start));
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    List<byte[]> read = transport.read(missing);
    for (int i = 0; i < missing.size(); i++) {
      byte[] bytes = read.get(i);
      for (int at = 0; at < bytes.length; at += BLOCK_BYTES) {
        byte[] block = new byte[Math.min(BLOCK_BYTES, bytes.length - at)];
        System.arraycopy(bytes, at, block, 0, block.length);
        blocks.put((missing.get(i).offset() + at) / BLOCK_BYTES, block);
      }
    }
  }

  @Override
  public boolean remote() {
    return true;
  }

  @Override
  public Ahead ahead(List<ByteRange> ranges) {
    List<ByteRange> spans = Spans.together(ranges, size(), WAYS);
    if (spans.isEmpty()) {
      return Ahead.NOTHING;
    }
    Window window = new Window(transport, Spans.requests(spans, WAYS), windows::remove);
    windows.add(window);
    return window;
  }

  @Override
  public void close() {
    windows.forEach(Window::close);
    transport.close();
  }
}
