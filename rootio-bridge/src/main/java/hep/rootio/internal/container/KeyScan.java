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

/**
 * Finds the objects of a file that was never closed: its list of keys is missing, but every record
 * starts with its key, so they can be walked through from the first to the last whole one.
 */
public final class KeyScan {
  private static final Logger LOG = System.getLogger("hep.rootio");
  private static final Set<String> BOOKKEEPING =
      Set.of("TFile", "TBasket", "StreamerInfo", "FreeSegments", "KeysList", "TDirectory", "");

  private KeyScan() {}

  /** The keys that a scan finds, where the file was not closed; empty for a closed one. */
  public static Optional<List<Key>> recover(Source source, FileHeader header) {
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
    List<Key> found = scan(source, header);
    LOG.log(
        Level.WARNING,
        "{0} was not closed when it was written: {1} objects found by going through its records",
        source.name(),
        found.size());
    return Optional.of(found);
  }

  private static List<Key> scan(Source source, FileHeader header) {
    Place place = new Place(source.name(), "");
    Map<String, Key> found = new LinkedHashMap<>();
    long at = header.begin();
    while (at < source.size() - Key.SHORTEST) {
      Cursor in = Cursor.over(source, place, at, Math.min(2048, source.size() - at));
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
      if (at != header.begin()
          && key.seekParent() == header.begin()
          && !BOOKKEEPING.contains(key.className())
          && !key.name().equals("StreamerInfo")) {
        found.put(key.name() + ";" + key.cycle(), key);
      }
      at += length;
    }
    return new ArrayList<>(found.values());
  }
}
