package hep.rootio.internal.write;

import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.MappedSource;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import hep.rootio.internal.container.Directory;
import hep.rootio.internal.container.FileHeader;
import hep.rootio.internal.container.Key;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a file to go on writing it: its directories, its free space and its
 * descriptions of classes.
 *
 * @param format version of ROOT that laid it out
 * @param uuid its identity
 * @param root its directories with their keys
 * @param free gaps, with the records that a new end replaces
 * @param descriptions the list of TStreamerInfo
 */
public record ExistingFile(
    int format,
    UUID uuid,
    DirectoryOutput root,
    FreeSpace free,
    StreamerInfos.Before descriptions) {
  private static final int BIG_FORMAT = 1_000_000;

  private static final int RECORD = 60;
  private static final int DEEPEST = 64;

  /**
   * Reads the layout of a file.
   *
   * @throws hep.rootio.RootFormatException when it is broken, was not closed, or is too old to be
   *     continued
   */
  public static ExistingFile read(Path path) {
    try (Source source = MappedSource.open(path)) {
      FileHeader header = FileHeader.read(source);
      Place place = new Place(source.name(), "");
      int format = header.version() % BIG_FORMAT;
      if (header.end() != source.size()) {
        throw place.broken(
            12, "the end of a closed file at byte " + source.size(), "byte " + header.end());
      }
      FreeSpace free = freeSpace(source, header, place);
      Directory record = Directory.root(source, header);
      Key own = keyAt(source, place, header.begin());
      DirectoryOutput root =
          directory(source, place, own, record, null, free, new HashSet<>(), DEEPEST);
      return new ExistingFile(
          format,
          uuid(source, record, place),
          root,
          free,
          descriptions(source, header, place, free));
    }
  }

  private static FreeSpace freeSpace(Source source, FileHeader header, Place place) {
    FreeSpace free = new FreeSpace();
    if (header.nbytesFree() <= 0) {
      return free;
    }
    Cursor in = Cursor.over(source, place, header.seekFree(), header.nbytesFree());
    Key.read(in);
    while (in.remaining() > 0) {
      boolean wide = in.i16() > KeyRecord.BIG_VERSION;
      long first = wide ? in.i64() : in.u32();
      long last = wide ? in.i64() : in.u32();
      if (last < header.end()) {
        free.add(first, last - first + 1);
      }
    }
    free.add(header.seekFree(), header.nbytesFree());
    return free;
  }

  private static StreamerInfos.Before descriptions(
      Source source, FileHeader header, Place place, FreeSpace free) {
    if (header.nbytesInfo() <= 0) {
      return StreamerInfos.Before.none();
    }
    Key key = keyAt(source, place, header.seekInfo());
    byte[] list = key.unpacked(source, place);
    // A name of the list would shift the number of its items; no version of ROOT gives one.
    if (list.length < StreamerInfos.COUNT_AT + 4 || list[StreamerInfos.COUNT_AT - 1] != 0) {
      throw place.broken(
          header.seekInfo(), "a list of class descriptions", list.length + " other bytes");
    }
    free.add(header.seekInfo(), header.nbytesInfo());
    return new StreamerInfos.Before(list, key.keyLength());
  }

  private static UUID uuid(Source source, Directory record, Place place) {
    boolean wide = record.version() > KeyRecord.BIG_VERSION;
    long at = record.seekDirectory() + record.nbytesName() + (wide ? 42 : 30) + 2;
    Cursor in = Cursor.over(source, place, at, 16);
    return new UUID(in.i64(), in.i64());
  }

  private static DirectoryOutput directory(
      Source source,
      Place place,
      Key own,
      Directory record,
      @Nullable DirectoryOutput parent,
      FreeSpace free,
      Set<Long> seen,
      int depth) {
    if (depth == 0 || !seen.add(own.seekKey())) {
      throw place.broken(own.seekKey(), "a directory that is not inside itself", own.name());
    }
    int room = own.objectLength() - (record.nbytesName() - own.keyLength());
    if (room < RECORD) {
      throw place.broken(
          own.seekKey() + record.nbytesName(),
          "a directory with room for 64-bit positions, " + RECORD + " bytes, to append to",
          room + " bytes");
    }
    long at = own.seekKey() + record.nbytesName() + 2;
    int created = Cursor.over(source, place, at, 4).i32();
    DirectoryOutput made =
        new DirectoryOutput(
            own.name(), own.title(), parent, own.seekKey(), record.nbytesName(), created);
    for (Key key : record.keys(source, place)) {
      made.keys.add(kept(key));
      if (key.className().equals("TDirectory") || key.className().equals("TDirectoryFile")) {
        long start = key.seekKey() + key.keyLength();
        Directory child = Directory.read(Cursor.over(source, place, start, RECORD));
        made.children.put(
            key.name(), directory(source, place, key, child, made, free, seen, depth - 1));
      }
    }
    free.add(record.seekKeys(), record.nbytesKeys());
    return made;
  }

  private static KeyRecord kept(Key key) {
    return new KeyRecord(
        key.nbytes(),
        key.objectLength(),
        key.datime(),
        key.keyLength(),
        key.cycle(),
        key.seekKey(),
        key.seekParent(),
        key.className(),
        key.name(),
        key.title());
  }

  private static Key keyAt(Source source, Place place, long seek) {
    return Key.read(Cursor.over(source, place, seek, Math.min(1 << 15, source.size() - seek)));
  }
}
