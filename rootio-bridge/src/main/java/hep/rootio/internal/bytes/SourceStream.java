package hep.rootio.internal.bytes;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;

/** All bytes of a source from the first to the last, fetched a piece at a time. */
public final class SourceStream extends InputStream {
  private static final int PIECE_BYTES = 4 << 20;

  private final Source source;
  private MemorySegment piece = MemorySegment.NULL;
  private long pieceStart;
  private long at;

  /**
   * @param source closed with the stream
   */
  public SourceStream(Source source) {
    this.source = source;
  }

  @Override
  public int read() {
    return fill() ? piece.get(ValueLayout.JAVA_BYTE, at++ - pieceStart) & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = (int) Math.min(length, pieceStart + piece.byteSize() - at);
    MemorySegment.copy(piece, ValueLayout.JAVA_BYTE, at - pieceStart, into, offset, count);
    at += count;
    return count;
  }

  /** Whether there is a byte to read; gets the next piece where the last is used up. */
  private boolean fill() {
    if (at < pieceStart + piece.byteSize()) {
      return true;
    }
    if (at == source.size()) {
      return false;
    }
    long length = Math.min(PIECE_BYTES, source.size() - at);
    try (Ahead _ = source.ahead(List.of(new ByteRange(at, length)))) {
      piece = source.slice(at, length);
    }
    pieceStart = at;
    return true;
  }

  @Override
  public void close() {
    source.close();
  }
}
