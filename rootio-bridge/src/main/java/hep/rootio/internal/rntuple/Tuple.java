package hep.rootio.internal.rntuple;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.RootNameException;
import hep.rootio.Tree;
import hep.rootio.internal.OpenFile;
import hep.rootio.internal.Reads;
import hep.rootio.internal.bytes.Ahead;
import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.columns.Workers;
import hep.rootio.internal.container.Key;
import hep.rootio.internal.streamer.Classes;
import hep.rootio.internal.streamer.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** An RNTuple. Opening it reads header and footer; a page list is read when it is needed. */
public final class Tuple implements Tree {
  private static final int DEEPEST = 100;
  private static final String CLASS = "ROOT::RNTuple";

  private final String path;
  private final Blobs blobs;
  private final Schema schema = new Schema();
  private final String name;
  private final String title;
  private final List<ClusterGroup> groups;
  private final Anchor anchor;
  private final long headerChecksum;
  private final boolean extended;
  private final Supplier<Classes> ofFile;
  private final Reads reads;
  private final long entries;
  private final List<TupleBranch> branches = new ArrayList<>();
  private final Map<String, TupleBranch> byPath = new HashMap<>();
  private final Map<String, TupleBranch> byName = new HashMap<>();

  private Tuple(OpenFile file, Blobs blobs, Anchor anchor, String path) {
    this.path = path;
    this.ofFile = file::classes;
    this.reads = file.reads();
    this.anchor = anchor;
    this.blobs = blobs;
    Envelope header = Envelope.read(blobs, anchor.header(), anchor.headerLength(), Envelope.HEADER);
    LittleCursor in = header.contents();
    in.noFeatures();
    name = in.string();
    title = in.string();
    in.string(); // the writer
    schema.add(in);
    headerChecksum = header.checksum();
    int headerFields = schema.fields().size();
    Envelope footer = Envelope.read(blobs, anchor.footer(), anchor.footerLength(), Envelope.FOOTER);
    LittleCursor tail = footer.contents();
    tail.noFeatures();
    if (tail.i64() != header.checksum()) {
      throw tail.fail("the footer of this header", "that of another");
    }
    LittleCursor extension = tail.record();
    if (extension.remaining() > 0) {
      schema.add(extension);
    }
    extended = schema.fields().size() > headerFields;
    groups =
        tail.list(
            ClusterGroup.SMALLEST,
            items -> ClusterGroup.read(items.record(), blobs, header.checksum()));
    long next = 0;
    for (ClusterGroup group : groups) {
      if (group.firstEntry() != next) {
        throw tail.fail("a cluster group from entry " + next, "from " + group.firstEntry());
      }
      next = group.end();
    }
    entries = next;
    for (FieldDescription field : schema.fields()) {
      if (field.top()) {
        add(new TupleBranch(this, List.of(field), field.name()));
      }
    }
    for (FieldDescription field : schema.fields()) {
      if (field.top()) {
        addInside(List.of(field), field.name());
      }
    }
  }

  /** Reads anchor, header and footer. */
  public static Tuple open(OpenFile file, Key key, String path) {
    Place place = file.place().in(path);
    Anchor anchor = Anchor.read(key.open(file.source(), place));
    Blobs blobs = new Blobs(file.source(), place, anchor.maxKeySize());
    return new Tuple(file, blobs, anchor, path);
  }

  /** Whether a class is one that {@link #open} reads. */
  public static boolean isTuple(String className) {
    return className.equals(CLASS);
  }

  /** What must be known to add clusters. */
  public TupleExtent extent() {
    boolean simple = !extended;
    long[] elements = new long[schema.columns().size()];
    for (Cluster cluster : clusters(EntryRange.of(0, entries))) {
      for (ColumnDescription column : schema.columns()) {
        ColumnPages pages = cluster.pages(column);
        simple &=
            !pages.suppressed() && !column.deferred() && cluster.columns().size() > column.id();
        elements[column.id()] += pages.elements();
      }
    }
    return new TupleExtent(
        new TupleExtent.Stored(
            anchor.header().offset(), anchor.header().bytes(), anchor.headerLength()),
        new TupleExtent.Stored(
            anchor.footer().offset(), anchor.footer().bytes(), anchor.footerLength()),
        headerChecksum,
        anchor.maxKeySize(),
        simple,
        groups.stream().map(ClusterGroup::extent).toList(),
        LongStream.of(elements).boxed().toList());
  }

  private void add(TupleBranch branch) {
    branches.add(branch);
    byPath.putIfAbsent(branch.path(), branch);
    byName.putIfAbsent(branch.name(), branch);
  }

  /** The members of records, also within collections, are branches of their own. */
  private void addInside(List<FieldDescription> fields, String above) {
    FieldDescription field = fields.getLast();
    if (field.role() == FieldDescription.VARIANT || fields.size() > DEEPEST) {
      return;
    }
    for (FieldDescription child : schema.children(field)) {
      List<FieldDescription> below = new ArrayList<>(fields);
      below.add(child);
      String at = above + "/" + child.name();
      if (field.role() == FieldDescription.RECORD) {
        add(new TupleBranch(this, below, at));
      }
      addInside(below, at);
    }
  }

  String path() {
    return path;
  }

  Blobs blobs() {
    return blobs;
  }

  /** The fields at the top, in the order of their numbers. */
  public List<String> fieldNames() {
    return schema.fields().stream()
        .filter(FieldDescription::top)
        .map(FieldDescription::name)
        .toList();
  }

  Schema schema() {
    return schema;
  }

  /** The classes that header and footer describe, and those that the file does. */
  Classes classes() {
    Classes all = ofFile.get();
    for (byte[] list : schema.descriptions()) {
      Cursor in = new Cursor(blobs.place(), list, 0);
      new Tags().read(in);
      all = Classes.read(in).or(all);
    }
    return all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public long entries() {
    return entries;
  }

  @Override
  public List<Branch> branches() {
    return List.copyOf(branches);
  }

  @Override
  public Branch branch(String wanted) {
    return found(wanted);
  }

  private TupleBranch found(String wanted) {
    TupleBranch branch = byPath.get(wanted);
    branch = branch == null ? byName.get(wanted) : branch;
    if (branch == null) {
      throw RootNameException.missing(
          "tree '" + path + "'",
          "branch",
          wanted,
          branches.stream().map(TupleBranch::path).toList());
    }
    return branch;
  }

  /** The clusters that hold a run of entries. */
  List<Cluster> clusters(EntryRange range) {
    List<Cluster> inside = new ArrayList<>();
    for (ClusterGroup group : groups) {
      if (group.end() > range.start() && group.firstEntry() < range.end()) {
        for (Cluster cluster : group.clusters()) {
          if (cluster.end() > range.start() && cluster.firstEntry() < range.end()) {
            inside.add(cluster);
          }
        }
      }
    }
    return inside;
  }

  @Override
  public Columns read(List<String> names, EntryRange range) {
    try (Reads.Read _ = reads.begin()) {
      return readOpen(names, range);
    }
  }

  private Columns readOpen(List<String> names, EntryRange range) {
    EntryRange inside = range.within(entries);
    List<TupleBranch> wanted = names.stream().map(this::found).toList();
    List<Cluster> clusters = clusters(inside);
    checkMemory(wanted, clusters, inside);
    List<Callable<Column>> tasks = new ArrayList<>();
    for (TupleBranch branch : wanted) {
      branch.reader();
      tasks.add(() -> branch.read(inside, clusters));
    }
    try (Ahead _ = blobs.source().ahead(ahead(wanted, clusters))) {
      return new Columns(inside, names, Workers.all(tasks));
    }
  }

  /**
   * Refuses a read that cannot fit into the memory there is. Equal pages may be stored once, so the
   * size of the file is no bound: 2 kB can hold a hundred million entries.
   */
  private void checkMemory(List<TupleBranch> wanted, List<Cluster> clusters, EntryRange range) {
    if (range.length() > Integer.MAX_VALUE - 8) {
      throw blobs
          .place()
          .broken(0, "a read of less than 2^31 entries", range.length() + " entries");
    }
    double bytes = 0;
    for (Cluster cluster : clusters) {
      if (cluster.entries() == 0) {
        continue;
      }
      long from = Math.max(range.start(), cluster.firstEntry());
      double part = (double) (Math.min(range.end(), cluster.end()) - from) / cluster.entries();
      for (TupleBranch branch : wanted) {
        bytes += branch.unpackedBytes(cluster) * part;
      }
    }
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw blobs
          .place()
          .broken(
              0,
              "a read that fits into the %d bytes of memory of this JVM".formatted(most),
              "one of %.3g bytes: read fewer entries at a time".formatted(bytes));
    }
  }

  /** What of the file a read will ask for. */
  private List<ByteRange> ahead(List<TupleBranch> wanted, List<Cluster> clusters) {
    List<ByteRange> ranges = new ArrayList<>();
    if (blobs.source().remote()) {
      for (TupleBranch branch : wanted) {
        clusters.forEach(cluster -> ranges.addAll(branch.ranges(cluster)));
      }
    }
    return ranges;
  }

  @Override
  public List<EntryRange> batches(List<String> names, long memoryBoundBytes) {
    return TupleBatches.of(
        names.stream().map(this::found).toList(),
        clusters(EntryRange.of(0, entries)),
        memoryBoundBytes);
  }

  /** The file owns the bytes and closes them. */
  @Override
  public void close() {}

  @Override
  public String toString() {
    return path;
  }
}
