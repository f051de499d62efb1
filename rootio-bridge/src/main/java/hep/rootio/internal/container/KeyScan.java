package hep.rootio.internal.container;

import hep.rootio.RootFormatException;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of a file that was never closed: its lists of keys are missing, but every record starts
 * with its key, so they can be walked through from the first to the last whole one.
 *
 * @param keys of all objects and directories
 * @param descriptions the key of the newest StreamerInfo list, if one was written
 */
public record KeyScan(List<Key> keys, Optional<Key> descriptions) {
  private static final Logger LOG = System.getLogger("hep.rootio");

  /** Files that were told of: one line each, however often they are opened. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private static final int MOST_TOLD = 1000;
  private static final Set<String> BOOKKEEPING =
      Set.of("TFile", "TBasket", "RBlob", "FreeSegments", "KeysList", "");
  private static final int LONGEST_HEAD = 2048;
  private static final int DIRECTORY_BYTES = 60;

  /** What a scan finds, where the file was not closed; empty for a closed one. */
  public static Optional<KeyScan> recover(Source source, FileHeader header) {
    boolean closed;
    try {
      Directory root = Directory.root(source, header);
      closed =
          root.seekKeys() != 0 && root.seekKeys() < source.size() && header.end() <= source.size();
    } catch (RootFormatException _) {
      closed = false;
    }
    if (closed) {
      return Optional.empty();
    }
    KeyScan found = scan(source, header);
    if (TOLD.size() < MOST_TOLD && TOLD.add(source.name())) {
      LOG.log(
          Level.WARNING,
          "{0} was not closed when it was written: {1} objects found by going through its records",
          source.name(),
          found.keys().size());
    }
    return Optional.of(found);
  }

  /** The keys of one directory. */
  public List<Key> in(long seekDirectory) {
    return keys.stream().filter(key -> key.seekParent() == seekDirectory).toList();
  }

  private static KeyScan scan(Source source, FileHeader header) {
    Place place = new Place(source.name(), "");
    Map<String, Key> found = new LinkedHashMap<>();
    Optional<Key> descriptions = Optional.empty();
    long at = header.begin();
    while (at < source.size() - Key.SHORTEST) {
      Cursor in = Cursor.over(source, place, at, Math.min(LONGEST_HEAD, source.size() - at));
      int length = in.i32();
      if (length < 0) {
        at += -(long) length; // a gap
        continue;
      }
      if (length < Key.SHORTEST || length > source.size() - at) {
        break;
      }
      in.seek(0);
      Key key;
      try {
        key = Key.read(in);
      } catch (RootFormatException _) {
        break;
      }
      if (key.name().equals("StreamerInfo")) {
        descriptions = Optional.of(key);
      } else if (at != header.begin()
          && !BOOKKEEPING.contains(key.className())
          && (!key.className().startsWith("TDirectory") || directory(source, key, place))) {
        found.put(key.seekParent() + " " + key.name() + ";" + key.cycle(), key);
      }
      at += length;
    }
    return new KeyScan(new ArrayList<>(found.values()), descriptions);
  }

  /** Whether the record is a directory, rather than the list of its keys, which has its class. */
  private static boolean directory(Source source, Key key, Place place) {
    if (key.compressed() || key.storedLength() < DIRECTORY_BYTES / 2) {
      return false;
    }
    int bytes = Math.min(DIRECTORY_BYTES, key.storedLength());
    Cursor in = Cursor.over(source, place, key.seekKey() + key.keyLength(), bytes);
    try {
      return Directory.read(in).seekDirectory() == key.seekKey();
    } catch (RootFormatException _) {
      return false;
    }
  }
}
