package hep.rootio.internal.rntuple;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.RootFormatException;
import hep.rootio.RootNameException;
import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.codec.Blocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field as a branch. How it is read is worked out when first asked. */
final class TupleBranch implements Branch {
  private final Tuple tuple;
  private final List<FieldDescription> fields;
  private final String path;
  private final Place place;
  private @Nullable FieldReader reader;

  /**
   * @param fields from the top to this one
   */
  TupleBranch(Tuple tuple, List<FieldDescription> fields, String path) {
    this.tuple = tuple;
    this.fields = fields;
    this.path = path;
    this.place = new Place(tuple.blobs().place().file(), tuple.path() + ":" + path);
  }

  @Override
  public String name() {
    return fields.getLast().name();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String title() {
    return fields.getLast().description();
  }

  @Override
  public String type() {
    try {
      return reader().type();
    } catch (RootNameException _) {
      return fields.getLast().typeName();
    }
  }

  @Override
  public long entries() {
    return tuple.entries();
  }

  /** The codec of its first compressed page. */
  @Override
  public String codec() {
    for (Cluster cluster : tuple.clusters(EntryRange.of(0, entries()))) {
      for (StoredColumn stored : reader().columns()) {
        for (ColumnDescription column : stored.representations()) {
          for (Page page : cluster.pages(column).pages()) {
            long size = ((long) page.elements() * column.bits() + 7) / 8;
            if (page.place().bytes() < size) {
              return Blocks.codecOf(tuple.blobs().read(page.place().offset(), page.place().bytes()))
                  .map(codec -> codec.name().toLowerCase(Locale.ROOT))
                  .orElse("none");
            }
          }
        }
      }
    }
    return "none";
  }

  @Override
  public long compressedBytes() {
    long sum = 0;
    for (Cluster cluster : tuple.clusters(EntryRange.of(0, entries()))) {
      sum += storedBytes(cluster);
    }
    return sum;
  }

  @Override
  public long uncompressedBytes() {
    long sum = 0;
    for (Cluster cluster : tuple.clusters(EntryRange.of(0, entries()))) {
      sum += unpackedBytes(cluster);
    }
    return sum;
  }

  @Override
  public boolean holdsData() {
    return true;
  }

  @Override
  public Optional<String> problem() {
    try {
      reader();
      return Optional.empty();
    } catch (RootNameException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /**
   * How it is read.
   *
   * @throws RootNameException with the reason, where it cannot be
   */
  synchronized FieldReader reader() {
    if (reader == null) {
      reader = new FieldRules(tuple.schema(), tuple::classes, tuple.blobs(), place).of(fields);
    }
    return reader;
  }

  /** Stored bytes of its pages in a cluster. */
  long storedBytes(Cluster cluster) {
    long sum = 0;
    for (StoredColumn column : reader().columns()) {
      sum += column.storedBytes(cluster);
    }
    return sum;
  }

  /** Where its pages of a cluster stand, with their checksums. */
  List<ByteRange> ranges(Cluster cluster) {
    List<ByteRange> ranges = new ArrayList<>();
    for (StoredColumn column : reader().columns()) {
      ranges.addAll(column.ranges(cluster));
    }
    return ranges;
  }

  /**
   * Bytes of its columns in a cluster, before compression; zeros that no page holds count as well.
   */
  long unpackedBytes(Cluster cluster) {
    double sum = 0; // which a claim of a broken file does not overflow
    for (StoredColumn column : reader().columns()) {
      sum += column.unpackedBytes(cluster);
    }
    return (long) sum;
  }

  /** Reads a run of entries. */
  Column read(EntryRange range, List<Cluster> clusters) {
    List<Slice> slices = new ArrayList<>();
    for (Cluster cluster : clusters) {
      long from = Math.max(0, range.start() - cluster.firstEntry());
      long to = Math.min(cluster.entries(), range.end() - cluster.firstEntry());
      slices.add(new Slice(cluster, from, count(to - from)));
    }
    if (slices.isEmpty()) {
      slices.add(new Slice(new Cluster(0, 0, List.of()), 0, 0));
    }
    return reader().read(slices);
  }

  private int count(long entries) {
    if (entries > Integer.MAX_VALUE - 8) {
      throw new RootFormatException(
          place.file(),
          place.object(),
          0,
          "a read of less than 2^31 entries",
          entries + " entries");
    }
    return (int) entries;
  }

  @Override
  public String toString() {
    return path + ": " + type();
  }
}
