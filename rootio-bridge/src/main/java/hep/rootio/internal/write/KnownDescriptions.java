package hep.rootio.internal.write;

import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.streamer.Classes;

/**
 * The classes that we write, as the reader knows classes: for files that do not describe what they
 * hold. They are read from the very list that a written file would hold.
 */
public final class KnownDescriptions {
  private static final StreamerInfos.Before NONE = StreamerInfos.Before.none();

  private static final Classes ALL =
      Classes.read(
          new Cursor(
              new Place("known classes", ""),
              StreamerInfos.continued(NONE, ClassTable.KNOWN.names()).toByteArray(),
              NONE.keyLength()));

  private KnownDescriptions() {}

  /** All of them. */
  public static Classes all() {
    return ALL;
  }
}
