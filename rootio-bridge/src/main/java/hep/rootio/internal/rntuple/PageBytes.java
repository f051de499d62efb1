package hep.rootio.internal.rntuple;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * A page's bytes, uncompressed and still encoded: where the file is mapped, or in an array that the
 * next page of the same thread goes into.
 */
record PageBytes(MemorySegment segment) {
  private static final ThreadLocal<PageBytes.Spare> SPARE = ThreadLocal.withInitial(Spare::new);

  /** An array that is used again. */
  private static final class Spare {
    private byte[] array = new byte[0];
  }

  /** Bytes of an array. */
  static PageBytes of(byte[] bytes) {
    return new PageBytes(MemorySegment.ofArray(bytes));
  }

  /** This thread's array, of at least so many bytes. */
  static byte[] spare(int size) {
    Spare spare = SPARE.get();
    if (spare.array.length < size) {
      spare.array = new byte[size];
    }
    return spare.array;
  }

  /** The bytes from index 0 of an array on; copied where they are in none. */
  byte[] array() {
    Optional<Object> base = segment.heapBase();
    if (base.isPresent() && base.get() instanceof byte[] whole && segment.address() == 0) {
      return whole;
    }
    int size = (int) segment.byteSize();
    byte[] copy = spare(size);
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, 0, copy, 0, size);
    return copy;
  }
}
