package hep.rootio.internal.container;

import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory's record (TDirectory): where it and its list of keys stand.
 *
 * @param version above 1000 the seeks have 64 bits
 * @param nbytesKeys length of the list of keys
 * @param nbytesName length of the directory's own key, name and title
 * @param seekDirectory where the directory's own key stands
 * @param seekParent where the key of the directory above stands
 * @param seekKeys where the list of keys stands
 */
public record Directory(
    int version,
    int nbytesKeys,
    int nbytesName,
    long seekDirectory,
    long seekParent,
    long seekKeys) {

  /** Reads the record. */
  public static Directory read(Cursor in) {
    int version = in.i16();
    in.skip(8); // created, modified
    int nbytesKeys = in.i32();
    int nbytesName = in.i32();
    boolean wide = version > Key.WIDE;
    long seekDirectory = wide ? in.i64() : in.u32();
    long seekParent = wide ? in.i64() : in.u32();
    long seekKeys = wide ? in.i64() : in.u32();
    return new Directory(version, nbytesKeys, nbytesName, seekDirectory, seekParent, seekKeys);
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
