package hep.rootio.internal.container;

import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory's record (TDirectory): where it and its list of keys stand.
 *
 * @param version above 1000 the seeks have 64 bits
 * @param created when it was made, as ROOT packs it
 * @param modified when it was last written
 * @param nbytesKeys length of the list of keys
 * @param nbytesName length of the directory's own key, name and title
 * @param seekDirectory where the directory's own key stands
 * @param seekParent where the key of the directory above stands
 * @param seekKeys where the list of keys stands
 */
public record Directory(
    int version,
    int created,
    int modified,
    int nbytesKeys,
    int nbytesName,
    long seekDirectory,
    long seekParent,
    long seekKeys) {
  private static final int FIRST_YEAR = 1995;

  /** Reads the record. */
  public static Directory read(Cursor in) {
    int version = in.i16();
    int created = in.i32();
    int modified = in.i32();
    int nbytesKeys = in.i32();
    int nbytesName = in.i32();
    boolean wide = version > Key.WIDE;
    long seekDirectory = wide ? in.i64() : in.u32();
    long seekParent = wide ? in.i64() : in.u32();
    long seekKeys = wide ? in.i64() : in.u32();
    return new Directory(
        version, created, modified, nbytesKeys, nbytesName, seekDirectory, seekParent, seekKeys);
  }

  /** A time as ROOT packs it (TDatime); empty where it is none. */
  public static Optional<LocalDateTime> time(int packed) {
    try {
      return Optional.of(
          LocalDateTime.of(
              FIRST_YEAR + (packed >>> 26),
              packed >>> 22 & 0xF,
              packed >>> 17 & 0x1F,
              packed >>> 12 & 0x1F,
              packed >>> 6 & 0x3F,
              packed & 0x3F));
    } catch (DateTimeException _) { // such as month 0
      return Optional.empty();
    }
  }

  /** Reads the record of the file's own directory. */
  public static Directory root(Source source, FileHeader header) {
    long at = (long) header.begin() + header.nbytesName();
    Place place = new Place(source.name(), "");
    return read(Cursor.over(source, place, at, Math.min(60, Math.max(0, source.size() - at))));
  }

  /**
   * The keys of the directory, in the order they stand. Empty where no list was ever written.
   *
   * @throws hep.rootio.RootFormatException when the list is broken
   */
  public List<Key> keys(Source source, Place place) {
    if (seekKeys == 0) {
      return List.of();
    }
    if (nbytesKeys < 0) {
      throw place.broken(seekKeys, "a list of keys", "length " + nbytesKeys);
    }
    Cursor in = Cursor.over(source, place, seekKeys, nbytesKeys);
    Key.read(in);
    int count = in.count(Key.SHORTEST);
    List<Key> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(Key.read(in));
    }
    return keys;
  }
}
