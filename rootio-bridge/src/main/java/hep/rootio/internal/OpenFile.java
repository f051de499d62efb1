package hep.rootio.internal;

import hep.rootio.Interpretation;
import hep.rootio.RootObject;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import hep.rootio.internal.container.FileHeader;
import hep.rootio.internal.container.Key;
import hep.rootio.internal.container.KeyScan;
import hep.rootio.internal.decode.ClassRules;
import hep.rootio.internal.decode.Decoders;
import hep.rootio.internal.streamer.Classes;
import hep.rootio.internal.write.KnownDescriptions;
import java.util.List;
import java.util.Optional;

/**
 * An open file as its parts need it: bytes, header, and the classes it describes, read when first
 * needed.
 */
public final class OpenFile {
  private final Source source;
  private final FileHeader header;
  private final Place place;
  private final Siblings siblings;
  private final Reads reads;
  private final Optional<KeyScan> recovered;
  private volatile Classes classes = new Classes(List.of());
  private volatile boolean classesRead;

  /** Reads the header. */
  public OpenFile(Source source) {
    this.source = source;
    this.place = new Place(source.name(), "");
    this.header = FileHeader.read(source);
    this.siblings = new Siblings(source.name());
    this.reads = new Reads(source.name());
    this.recovered = KeyScan.recover(source, header);
  }

  /** Where the bytes come from. */
  public Source source() {
    return source;
  }

  /** What is being read from it. */
  public Reads reads() {
    return reads;
  }

  /** Files that this one names. */
  public Siblings siblings() {
    return siblings;
  }

  /** Where the bytes of a named file come from; of this file where the name is empty. */
  public Source source(String name, Place naming) {
    return name.isEmpty() ? source : siblings.source(name, naming);
  }

  /** The keys found by a scan, where the file was not closed when it was written. */
  public Optional<KeyScan> recovered() {
    return recovered;
  }

  /** The file's header. */
  public FileHeader header() {
    return header;
  }

  /** The file, for errors. */
  public Place place() {
    return place;
  }

  /** The classes that the file describes, and the common ones that it does not. */
  public Classes classes() {
    if (!classesRead) {
      synchronized (this) {
        if (!classesRead) {
          classes = readClasses().or(KnownDescriptions.all());
          classesRead = true;
        }
      }
    }
    return classes;
  }

  private Classes readClasses() {
    Place list = place.in("StreamerInfo");
    boolean missing = header.seekInfo() == 0 || header.nbytesInfo() == 0;
    boolean lost = recovered.isPresent() && header.seekInfo() > source.size() - header.nbytesInfo();
    if (missing || lost) {
      return recovered
          .flatMap(KeyScan::descriptions)
          .map(key -> Classes.read(key.open(source, list)))
          .orElseGet(() -> new Classes(List.of()));
    }
    long length = Math.min(header.nbytesInfo(), source.size() - header.seekInfo());
    if (length < 0) {
      throw list.broken(
          header.seekInfo(), "a StreamerInfo list within the file", "one beyond its end");
    }
    Key key = Key.read(Cursor.over(source, list, header.seekInfo(), length));
    return Classes.read(key.open(source, list));
  }

  /** Closes this file, and those opened because it names them, when no read of it runs any more. */
  public void close() {
    reads.close();
    siblings.close();
    source.close();
  }

  /**
   * Reads an object.
   *
   * @throws hep.rootio.RootFormatException when it is broken
   */
  public RootObject object(Key key, String path) {
    Place where = place.in(path);
    ClassRules rules = new ClassRules(classes());
    Decoders decoders = new Decoders(rules);
    Interpretation type = rules.whole(key.className());
    Cursor in = key.open(source, where);
    return decoders.heap().object(key.className(), type, in);
  }
}
