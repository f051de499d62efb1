package hep.rootio.internal.ttree;

import hep.rootio.Column;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.decode.Decoder;
import hep.rootio.internal.decode.FillingDecoder;
import hep.rootio.internal.decode.ObjectHeap;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Runs a decoder over the entries of baskets: all at once where entries are of one width or borders
 * are all that is needed, else entry by entry.
 */
final class EntryDecoder {
  private final Decoder decoder;
  private final Supplier<Decoder> spare;
  private final ObjectHeap heap;

  /**
   * @param spare another such decoder, for entries that are not wanted but must be gone through
   */
  EntryDecoder(Decoder decoder, Supplier<Decoder> spare, ObjectHeap heap) {
    this.decoder = decoder;
    this.spare = spare;
    this.heap = heap;
  }

  /**
   * Makes room.
   *
   * @param entries so many
   * @param bytes their data, which bounds the room: the number of entries may be a lie
   */
  void expect(long entries, long bytes) {
    long most = bytes / Math.max(1, decoder.width());
    decoder.expect((int) Math.min(Math.min(Integer.MAX_VALUE - 8, most), entries));
    if (decoder instanceof FillingDecoder filling && filling.itemWidth() > 0) {
      filling.expectItems((int) Math.min(Integer.MAX_VALUE - 8, bytes / filling.itemWidth()));
    }
  }

  /** Whether it reads the bytes of a basket in bulk only. */
  boolean bulk() {
    return decoder.bulk();
  }

  /** Reads entries {@code from} up to {@code to} of a basket. */
  void read(Basket basket, int from, int to) {
    Cursor in = basket.data();
    int width = decoder.width();
    if (width > 0 && in.limit() == (long) width * basket.entries()) {
      in.seek(width * from);
      decoder.read(in, to - from);
    } else if (basket.bordered()) {
      readBordered(basket, from, to);
    } else {
      readConsecutive(basket, from, to);
    }
  }

  /** Reads entries whose numbers of elements are known from elsewhere. */
  void read(Basket basket, int from, int to, int[] counts) {
    Cursor in = basket.data();
    FillingDecoder filling = (FillingDecoder) decoder;
    int width = filling.itemWidth();
    if (width == 0 || counts.length != basket.entries()) {
      throw in.fail("offsets of entries whose elements vary in width", "none");
    }
    long before = 0;
    for (int i = 0; i < from; i++) {
      in.checkCount(counts[i], 1);
      before += counts[i];
    }
    in.skip(before * width);
    int[] wanted = Arrays.copyOfRange(counts, from, to);
    for (int count : wanted) {
      in.checkCount(count, width);
    }
    filling.readAll(in, wanted);
    if (to == basket.entries() && in.remaining() != 0) {
      throw in.fail("as many elements as are counted elsewhere", in.remaining() + " bytes more");
    }
  }

  private void readBordered(Basket basket, int from, int to) {
    Cursor in = basket.data();
    int[] borders = basket.borders();
    if (decoder instanceof FillingDecoder filling && filling.itemWidth() > 0) {
      filling.readBordered(in, borders, from, to);
      return;
    }
    int end = in.limit();
    boolean moved = basket.displacements().length > 0;
    for (int i = from; i < to; i++) {
      heap.forget();
      if (moved) {
        heap.moved(in.origin() + borders[i] - basket.displacements()[i]);
      }
      in.limit(end);
      in.seek(borders[i]);
      in.limit(borders[i + 1]);
      decoder.read(in, 1);
    }
    heap.moved(0);
    in.limit(end);
  }

  /** Without borders an entry's start is known only when all before it are read. */
  private void readConsecutive(Basket basket, int from, int to) {
    Cursor in = basket.data();
    Decoder passedOver = from > 0 ? spare.get() : decoder;
    for (int i = 0; i < from; i++) {
      heap.forget();
      passedOver.read(in, 1);
    }
    for (int i = from; i < to; i++) {
      heap.forget();
      decoder.read(in, 1);
    }
  }

  Column column() {
    return decoder.column();
  }
}
