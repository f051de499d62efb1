package hep.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;

/**
 * The least that reading the made tree can be: the file is mapped, each basket or page is unpacked
 * by the same library into an array that is used again, and copied once into a new primitive array
 * of its column: a basket with its bytes swapped, a packed page with the bytes of each word put
 * together. No checksum is verified, no offset is looked at, and where everything lies is known
 * before.
 */
final class ReadingFloor {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Path path;
  private final boolean pages;
  private final List<Piece> pieces;
  private final int[] elements;
  private final boolean[] wide;
  private final int largest;
  private final int[] places;
  private final Worker alone;
  private final ThreadLocal<Worker> workers = ThreadLocal.withInitial(Worker::new);

  private ReadingFloor(Path path, boolean pages, List<Piece> pieces) {
    this.path = path;
    this.pages = pages;
    this.pieces = pieces;
    int columns = pieces.getLast().column() + 1;
    elements = new int[columns];
    wide = new boolean[columns];
    places = new int[pieces.size()];
    int most = 0;
    for (int i = 0; i < places.length; i++) {
      Piece piece = pieces.get(i);
      places[i] = elements[piece.column()];
      elements[piece.column()] += piece.elements();
      wide[piece.column()] = piece.width() == Long.BYTES;
      most = Math.max(most, piece.size());
    }
    largest = most;
    alone = new Worker();
  }

  /** Looks where the baskets or pages of a file are. */
  static ReadingFloor of(Path path, MadeTree.Kind kind) throws IOException {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(path)) {
      MemorySegment file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      boolean pages = kind == MadeTree.Kind.TUPLE;
      return new ReadingFloor(path, pages, pages ? PageList.of(file) : Piece.baskets(path, file));
    }
  }

  /** Bytes of all baskets or pages, unpacked. */
  long bytes() {
    return pieces.stream().mapToLong(Piece::size).sum();
  }

  /** Reads everything once, in this thread; how many columns. */
  int read() {
    return mapped(file -> {
      Object[] columns = new Object[elements.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = array(i);
      }
      for (int i = 0; i < places.length; i++) {
        alone.read(file, i, columns[pieces.get(i).column()]);
      }
      return columns.length;
    });
  }

  /**
   * Reads everything once, in some threads: first they share the arrays to be made, then the
   * pieces.
   */
  int read(ExecutorService threads, int count) {
    return mapped(file -> {
      Object[] columns = new Object[elements.length];
      inTurn(threads, count, columns.length, _ -> i -> columns[i] = array(i));
      inTurn(
          threads,
          count,
          places.length,
          worker -> i -> worker.read(file, i, columns[pieces.get(i).column()]));
      return columns.length;
    });
  }

  private int mapped(ToIntFunction<MemorySegment> use) {
    try (Arena arena = Arena.ofShared();
        FileChannel channel = FileChannel.open(path)) {
      return use.applyAsInt(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void inTurn(
      ExecutorService threads, int count, int tasks, Function<Worker, IntConsumer> work) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      running.add(
          threads.submit(() -> {
            IntConsumer own = work.apply(workers.get());
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
              own.accept(i);
            }
          }));
    }
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Object array(int column) {
    return wide[column] ? new long[elements[column]] : new int[elements[column]];
  }

  /** What a thread keeps from piece to piece. */
  private final class Worker {
    private final byte[] buffer = new byte[largest];
    private final Packed packed = new Packed();

    /** Reads a piece to its place in the array of its column. */
    void read(MemorySegment file, int number, Object column) {
      Piece piece = pieces.get(number);
      int at = places[number];
      int count = piece.elements();
      MemorySegment from = file.asSlice(piece.at(), piece.stored());
      boolean plain = piece.stored() == piece.size();
      if (!plain) {
        MemorySegment unpacked = MemorySegment.ofArray(buffer);
        packed.unpack(from, unpacked.asSlice(0, piece.size()));
        from = unpacked;
      }
      if (column instanceof long[] longs) {
        if (pages && !plain) {
          join(buffer, longs, at, count);
        } else {
          MemorySegment.copy(
              from, pages ? ValueLayout.JAVA_LONG_UNALIGNED : LONG, 0, longs, at, count);
        }
      } else {
        int[] ints = (int[]) column;
        if (pages && !plain) {
          join(buffer, ints, at, count);
        } else {
          MemorySegment.copy(
              from, pages ? ValueLayout.JAVA_INT_UNALIGNED : INT, 0, ints, at, count);
        }
      }
    }
  }

  /** Words whose bytes lie apart in a page. */
  private static void join(byte[] page, int[] out, int at, int n) {
    for (int i = 0; i < n; i++) {
      out[at + i] =
          (page[i] & 0xFF)
              | ((page[n + i] & 0xFF) << 8)
              | ((page[2 * n + i] & 0xFF) << 16)
              | (page[3 * n + i] << 24);
    }
  }

  private static void join(byte[] page, long[] out, int at, int n) {
    for (int i = 0; i < n; i++) {
      long word = 0;
      for (int b = 0; b < Long.BYTES; b++) {
        word |= (page[b * n + i] & 0xFFL) << (8 * b);
      }
      out[at + i] = word;
    }
  }
}
