package hep.rootio.internal.container;

import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import hep.rootio.internal.codec.Blocks;
import hep.rootio.internal.codec.Codec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * The head of a record (TKey): what it is and where it stands. Its bytes follow the head,
 * compressed where they are fewer than the object has.
 *
 * @param nbytes length of head and stored bytes
 * @param version of TKey; above 1000 the two seeks have 64 bits
 * @param objectLength length of the object, uncompressed
 * @param datime packed date and time
 * @param keyLength length of the head
 * @param cycle the highest of equal names is the current one
 * @param seekKey where the head stands
 * @param seekParent where the head of its directory stands
 * @param className class of the object
 * @param name name of the object
 * @param title title of the object
 */
public record Key(
    int nbytes,
    int version,
    int objectLength,
    int datime,
    int keyLength,
    int cycle,
    long seekKey,
    long seekParent,
    String className,
    String name,
    String title) {

  /** Above this version of TKey and TDirectory, seeks have 64 bits. */
  static final int WIDE = 1000;

  /** The fewest bytes that a head can take. */
  static final int SHORTEST = 29;

  /**
   * Reads a head.
   *
   * @throws hep.rootio.RootFormatException when it is broken
   */
  public static Key read(Cursor in) {
    long start = in.offset();
    Key key = readUnwritten(in);
    if (key.nbytes < key.keyLength || key.keyLength < SHORTEST - 3 || key.objectLength < 0) {
      throw in.place()
          .broken(
              start,
              "a key",
              "lengths %d, %d, %d (record, key, object)"
                  .formatted(key.nbytes, key.keyLength, key.objectLength));
    }
    return key;
  }

  /**
   * Reads a head whose lengths need not be right: of a basket that was kept in memory and never
   * written by itself.
   */
  public static Key readUnwritten(Cursor in) {
    int nbytes = in.i32();
    int version = in.i16();
    int objectLength = in.i32();
    int datime = in.i32();
    int keyLength = in.u16();
    int cycle = in.u16();
    boolean wide = version > WIDE;
    long seekKey = wide ? in.i64() : in.u32();
    long seekParent = wide ? in.i64() : in.u32();
    String className = in.string();
    String name = in.string();
    String title = in.string();
    return new Key(
        nbytes,
        version,
        objectLength,
        datime,
        keyLength,
        cycle,
        seekKey,
        seekParent,
        className,
        name,
        title);
  }

  /** Length of the stored bytes. */
  public int storedLength() {
    return nbytes - keyLength;
  }

  /** Whether the stored bytes are compressed blocks. */
  public boolean compressed() {
    return storedLength() < objectLength;
  }

  /** The codec of the stored bytes; empty where they are not compressed. */
  public Optional<Codec> codec(Source source) {
    return compressed() ? Blocks.codecOf(stored(source)) : Optional.empty();
  }

  /** The stored bytes. */
  public MemorySegment stored(Source source) {
    return source.slice(seekKey + keyLength, storedLength());
  }

  /**
   * The object's bytes, uncompressed. References within them count from the start of the key, so
   * the cursor's offsets do as well.
   *
   * @throws hep.rootio.RootFormatException when the stored bytes are broken
   */
  public Cursor open(Source source, Place place) {
    return new Cursor(place, unpacked(source, place), keyLength);
  }

  /** The object's bytes, uncompressed, in an array of their own. */
  public byte[] unpacked(Source source, Place place) {
    MemorySegment stored = stored(source);
    if (!compressed()) {
      return stored.toArray(ValueLayout.JAVA_BYTE);
    }
    Blocks.check(stored, objectLength, place, seekKey + keyLength);
    byte[] bytes = new byte[objectLength];
    Blocks.unpack(stored, bytes, objectLength, place, seekKey + keyLength);
    return bytes;
  }
}
