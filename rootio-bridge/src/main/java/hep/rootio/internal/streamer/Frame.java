package hep.rootio.internal.streamer;

import hep.rootio.internal.bytes.Cursor;

/**
 * The head of a streamed object: its byte count, where there is one, and the version of its class.
 *
 * @param start index of the head
 * @param end index one past the object; negative where the head does not tell
 * @param version of the class; memberwise storage is not part of it
 * @param memberwise whether a collection is stored member after member
 * @param checksum selects the description of a class without version; 0 where there is none
 */
public record Frame(int start, int end, int version, boolean memberwise, int checksum) {
  private static final int BYTE_COUNT = 0x40000000;
  private static final int MEMBERWISE = 0x4000;

  /** Reads the head without checksum: for classes that have a version, and for collections. */
  public static Frame read(Cursor in) {
    return read(in, false);
  }

  /**
   * Reads the head.
   *
   * @param checksummed whether four bytes of checksum follow a version that is not positive
   */
  public static Frame read(Cursor in, boolean checksummed) {
    int start = in.position();
    int head = in.i32();
    int end = -1;
    if ((head & BYTE_COUNT) != 0) {
      long length = head & 0x3FFFFFFFL;
      if (length < 2 || length > in.remaining()) {
        in.seek(start);
        throw in.fail(
            "an object within %d bytes".formatted(in.remaining() - 4),
            "one of " + length + " bytes");
      }
      end = start + 4 + (int) length;
    } else {
      in.seek(start);
    }
    int version = in.i16();
    boolean memberwise = version > 0 && (version & MEMBERWISE) != 0;
    version = memberwise ? version & ~MEMBERWISE : version;
    int checksum =
        checksummed && version <= 0 && (end < 0 || end - in.position() >= 4) ? in.i32() : 0;
    return new Frame(start, end, version, memberwise, checksum);
  }

  /** Goes to the end that the head gave; stays where it gave none. */
  public void end(Cursor in) {
    if (end >= 0) {
      if (in.position() > end) {
        in.seek(start);
        throw in.fail("an object of " + (end - start) + " bytes", "members beyond it");
      }
      in.seek(end);
    }
  }
}
