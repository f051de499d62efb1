package hep.rootio.internal.xrootd;

import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.remote.Patience;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An open file on one connection. Not for use by several threads. */
final class XrootFile implements AutoCloseable {
  private static final int OPTION_READ = 0x0010;
  private static final int MOST_REDIRECTS = 16;
  private static final int HANDLE_BYTES = 4;
  private static final int MOST_TEXT_BYTES = 1 << 12;
  private static final int PIECE_HEAD_BYTES = 16;

  /** What servers take in one readv: pieces, and bytes of each. */
  private static final int MOST_PIECES = 1024;

  private static final int LARGEST_PIECE_BYTES = (1 << 21) - PIECE_HEAD_BYTES;
  private static final int LARGEST_ANSWER_BYTES = 1 << 25;

  /**
   * A run of bytes of one of the ranges asked for.
   *
   * @param out where they go
   * @param at index in {@code out}
   */
  private record Piece(long offset, int length, byte[] out, int at) {}

  private final XrootConnection connection;
  private final byte[] handle;
  private final long size;
  private final String version;

  private XrootFile(XrootConnection connection, byte[] handle, long size, String version) {
    this.connection = connection;
    this.handle = handle;
    this.size = size;
    this.version = version;
  }

  /** Opens a file, wherever servers send on to. */
  static XrootFile open(XrootAddress address, Patience patience)
      throws IOException, InterruptedException {
    XrootAddress now = address;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      XrootConnection connection = XrootConnection.open(now, patience);
      try {
        return open(connection, now);
      } catch (XrootRedirect elsewhere) {
        connection.close();
        try {
          now = now.redirected(elsewhere.port(), elsewhere.target());
        } catch (IllegalArgumentException _) {
          throw connection.broken("a redirection to '" + elsewhere.target() + "'");
        }
      } catch (IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    }
    throw Patience.refusal(
        address.name(), "servers sent on from one to the next %d times".formatted(MOST_REDIRECTS));
  }

  private static XrootFile open(XrootConnection connection, XrootAddress address)
      throws IOException, InterruptedException {
    Request open = Request.of(Request.OPEN, address.path().getBytes(StandardCharsets.UTF_8));
    open.parameters().putShort((short) 0).putShort((short) OPTION_READ);
    ByteBuffer answer = connection.ask(open, MOST_TEXT_BYTES);
    if (answer.remaining() < HANDLE_BYTES) {
      throw connection.broken("a file handle of " + answer.remaining() + " bytes");
    }
    byte[] handle = new byte[HANDLE_BYTES];
    answer.get(handle);
    Request stat = Request.of(Request.STAT);
    stat.parameters().position(12).put(handle);
    ByteBuffer described = connection.ask(stat, MOST_TEXT_BYTES);
    byte[] text = new byte[described.remaining()];
    described.get(text);
    // Identity, size, flags, time of the last change, and in newer servers more.
    String line = new String(text, StandardCharsets.UTF_8).replace("\0", "").strip();
    String[] fields = line.split("\\s+", -1);
    if (fields.length < 4 || !fields[1].matches("\\d{1,18}")) {
      throw connection.broken("'" + line + "' instead of a file's size");
    }
    return new XrootFile(
        connection, handle, Long.parseLong(fields[1]), fields[1] + " bytes of " + fields[3]);
  }

  long size() {
    return size;
  }

  /** Size and time of the last change. */
  String version() {
    return version;
  }

  /** The bytes of ranges. */
  List<byte[]> read(List<ByteRange> ranges) throws IOException, InterruptedException {
    List<byte[]> out = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (ByteRange range : ranges) {
      byte[] bytes = new byte[(int) range.length()];
      out.add(bytes);
      for (int at = 0; at < bytes.length; at += LARGEST_PIECE_BYTES) {
        int length = Math.min(LARGEST_PIECE_BYTES, bytes.length - at);
        pieces.add(new Piece(range.offset() + at, length, bytes, at));
      }
    }
    if (ranges.size() == 1) {
      readOne(ranges.getFirst(), out.getFirst());
      return out;
    }
    List<Piece> some = new ArrayList<>();
    int bytes = 0;
    for (Piece piece : pieces) {
      if (some.size() == MOST_PIECES || bytes + piece.length() > LARGEST_ANSWER_BYTES) {
        readSome(some, bytes);
        some.clear();
        bytes = 0;
      }
      some.add(piece);
      bytes += piece.length() + PIECE_HEAD_BYTES;
    }
    if (!some.isEmpty()) {
      readSome(some, bytes);
    }
    return out;
  }

  private void readOne(ByteRange range, byte[] out) throws IOException, InterruptedException {
    for (int at = 0; at < out.length; ) {
      int length = Math.min(LARGEST_ANSWER_BYTES, out.length - at);
      Request read = Request.of(Request.READ);
      read.parameters().put(handle).putLong(range.offset() + at).putInt(length);
      ByteBuffer answer = connection.ask(read, length);
      if (answer.remaining() != length) {
        throw new IOException(
            "asked for %d bytes, the server sent %d".formatted(length, answer.remaining()));
      }
      answer.get(out, at, length);
      at += length;
    }
  }

  private void readSome(List<Piece> pieces, int bytes) throws IOException, InterruptedException {
    ByteBuffer list = ByteBuffer.allocate(pieces.size() * PIECE_HEAD_BYTES);
    for (Piece piece : pieces) {
      list.put(handle).putInt(piece.length()).putLong(piece.offset());
    }
    ByteBuffer answer = connection.ask(Request.of(Request.READV, list.array()), bytes);
    byte[] sent = new byte[HANDLE_BYTES];
    for (Piece piece : pieces) {
      if (answer.remaining() < PIECE_HEAD_BYTES + piece.length()) {
        throw new IOException("the server sent less than was asked for");
      }
      answer.get(sent);
      int length = answer.getInt();
      long offset = answer.getLong();
      if (length != piece.length() || offset != piece.offset() || !Arrays.equals(sent, handle)) {
        throw connection.broken(
            "%d bytes from %d instead of %d from %d"
                .formatted(length, offset, piece.length(), piece.offset()));
      }
      answer.get(piece.out(), piece.at(), length);
    }
  }

  /** Closes the file and the connection, without waiting where the server does not answer. */
  @Override
  public void close() {
    try {
      Request close = Request.of(Request.CLOSE);
      close.parameters().put(handle);
      connection.ask(close, MOST_TEXT_BYTES);
    } catch (IOException | RuntimeException _) {
      // The end of the connection closes the file as well.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      connection.close();
    }
  }

  /** Gives up a connection that failed. */
  void abandon() {
    connection.close();
  }
}
