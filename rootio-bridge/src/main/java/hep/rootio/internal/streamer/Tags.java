package hep.rootio.internal.streamer;

import hep.rootio.internal.bytes.Cursor;
import java.util.HashMap;
import java.util.Map;

/**
 * Pointers in a stream. A pointer is null (0), a new object with a class tag before it, or a
 * reference to an earlier object by its offset. Class names are written once and referred to by
 * offset from then on.
 *
 * <p>Offsets count from the start of the key, plus 2.
 */
public final class Tags {
  private static final int BYTE_COUNT = 0x40000000;
  private static final int NEW_CLASS = 0xFFFFFFFF;
  private static final int CLASS_MASK = 0x80000000;
  private static final int MAP_OFFSET = 2;

  private final Map<Long, String> classes = new HashMap<>();
  private long shift;

  /**
   * One pointer.
   *
   * @param className class of the object that follows; empty when none follows
   * @param reference offset of the earlier object meant; 0 for null and for objects that follow
   * @param offset by which later references mean the object that follows
   * @param end index one past the object that follows, negative where not told
   */
  public record Tag(String className, long reference, long offset, int end) {
    /** Whether an object follows. */
    public boolean present() {
      return !className.isEmpty();
    }

    /** Goes to the end of the object, where it is known. */
    public void end(Cursor in) {
      if (end >= 0) {
        in.seek(end);
      }
    }
  }

  /** Reads a pointer; the object, if one follows, is the next to be read. */
  public Tag read(Cursor in) {
    int start = in.position();
    long offset = in.offset();
    int first = in.i32();
    int end = -1;
    int tag = first;
    if ((first & BYTE_COUNT) != 0 && first != NEW_CLASS) {
      int length = first & 0x3FFFFFFF;
      if (length > in.remaining()) {
        in.seek(start);
        throw in.fail("an object within " + in.remaining() + " bytes", length + " bytes");
      }
      end = start + 4 + length;
      tag = in.i32();
    } else {
      offset = 0;
    }
    if ((tag & CLASS_MASK) == 0) {
      if (end >= 0) {
        in.seek(end);
      }
      return new Tag("", tag == 0 ? 0 : (tag & 0xFFFFFFFFL) + shift, 0, end);
    }
    long at = in.offset() - 4;
    String name;
    if (tag == NEW_CLASS) {
      name = in.zeroTerminated();
      classes.put(at + MAP_OFFSET, name);
    } else {
      long reference = (tag & 0x7FFFFFFFL) + shift;
      String known = classes.get(reference);
      if (known == null) {
        throw in.fail("a class named before", "a reference to byte " + reference);
      }
      name = known;
    }
    if (name.isEmpty()) {
      throw in.fail("the name of a class", "an empty one");
    }
    return new Tag(name, 0, (offset == 0 ? at : offset) + MAP_OFFSET, end);
  }

  /**
   * References were written so many bytes before where they now stand.
   *
   * @param bytes 0 where nothing was moved
   */
  public void moved(long bytes) {
    shift = bytes;
  }

  /** Forgets all class names, as at the start of an entry. */
  public void clear() {
    classes.clear();
  }
}
