package hep.rootio.internal.write.tuple;

import com.dynatrace.hash4j.hashing.Hashing;
import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.Compression;
import hep.rootio.RootNameException;
import hep.rootio.internal.rntuple.TupleExtent;
import hep.rootio.internal.write.BatchSchema;
import hep.rootio.internal.write.DirectoryOutput;
import hep.rootio.internal.write.EntryOutput;
import hep.rootio.internal.write.FileLayout;
import hep.rootio.internal.write.GivenColumn;
import hep.rootio.internal.write.Output;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An RNTuple in the making. Pages go to the file as they fill and at the end of each cluster;
 * header, page list, footer and anchor come last.
 */
public final class TupleOutput implements EntryOutput {
  private static final int MAX_KEY = 1 << 30;
  private static final int STEP = 1000;

  /** The members of the anchor: epoch 1, then major, minor and patch 0 of the format. */
  private static final int EPOCH = 1;

  private static final int ANCHOR_VERSION = 2;

  /** No less than a page's key and checksum take. */
  private static final int PAGE_OVERHEAD = 64;

  private final FileLayout layout;
  private final DirectoryOutput directory;
  private final String name;
  private final String title;
  private final Compression compression;
  private final boolean encoded;
  private final int pageBytes;
  private final int clusterBytes;
  private final List<Envelopes.Cluster> clusters = new ArrayList<>();
  private @Nullable BatchSchema schema;
  private List<FieldNode> fields = List.of();
  private List<PageColumn> columns = List.of();
  private long entries;
  private long clusterStart;
  private long clusterSize;

  /** The first entry of the cluster group that is written. */
  private long groupStart;

  private @Nullable TupleExtent before;

  /**
   * @param pageBytes the size, before compression, at which a page is written
   * @param clusterBytes the size, before compression, at which a cluster ends
   */
  public TupleOutput(
      FileLayout layout,
      DirectoryOutput directory,
      String name,
      String title,
      Compression compression,
      int pageBytes,
      int clusterBytes) {
    this.layout = layout;
    this.directory = directory;
    this.name = name;
    this.title = title;
    this.compression = compression;
    this.pageBytes = pageBytes;
    this.clusterBytes = clusterBytes;
    encoded = compression.algorithm() != Compression.Algorithm.NONE;
  }

  @Override
  public long entries() {
    return entries;
  }

  /**
   * Goes on with a tuple that is in the file, by a cluster group of its own.
   *
   * @param empty no entries of each field
   * @param count the entries that are there
   * @throws RootNameException when its header is not the one that we would write
   */
  public void resume(TupleExtent extent, Columns empty, long count) {
    List<GivenColumn> first = new ArrayList<>();
    for (int i = 0; i < empty.names().size(); i++) {
      first.add(new GivenColumn(empty.names().get(i), empty.columns().get(i), ""));
    }
    schema = new BatchSchema(name, first);
    if (!extent.simple() || extent.maxKeySize() != MAX_KEY || !schemaOf(first, extent)) {
      throw new RootNameException(
          "tuple '%s' cannot be gone on with: its header is not one that Kaon writes"
              .formatted(name));
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).resume(extent.elements().get(i));
    }
    before = extent;
    entries = count;
    clusterStart = count;
    groupStart = count;
  }

  /** Lays the schema out as it is in the file, whose pages are encoded or not. */
  private boolean schemaOf(List<GivenColumn> first, TupleExtent extent) {
    for (boolean split : new boolean[] {true, false}) {
      layOut(first, split);
      byte[] header = Envelopes.header(name, title, fields, columns);
      if (LittleOutput.checksum(header) == extent.headerChecksum()) {
        return true;
      }
    }
    return false;
  }

  private void layOut(List<GivenColumn> first, boolean split) {
    List<Field> top = first.stream().map(g -> Field.of(g.name(), g.column())).toList();
    fields = FieldNode.number(top, pageBytes, split);
    columns = fields.stream().flatMap(node -> node.columns().stream()).toList();
  }

  @Override
  public void append(List<GivenColumn> given, int count) {
    // A counter is a field like others.
    List<GivenColumn> batch =
        given.stream().map(g -> new GivenColumn(g.name(), g.column(), "")).toList();
    if (schema == null) {
      FieldNames.require("tuple", name);
      batch.forEach(column -> FieldNames.require("field", column.name()));
      schema = new BatchSchema(name, batch);
      layOut(batch, encoded);
    }
    List<Column> ordered = schema.ordered(batch);
    int from = 0;
    while (from < count) {
      // In steps, so that a cluster does not pass its size by much.
      int to = Math.min(count, from + STEP);
      for (int i = 0; i < ordered.size(); i++) {
        fields.get(i).append(ordered.get(i), from, to, this::write);
      }
      entries += to - from;
      from = to;
      if (clusterSize + buffered() >= clusterBytes) {
        endCluster();
      }
    }
  }

  private long buffered() {
    return columns.stream().mapToLong(PageColumn::bufferedBytes).sum();
  }

  private void write(PageColumn column) {
    int elements = column.bufferedElements();
    int bytes = column.bufferedBytes();
    clusterSize += bytes;
    Supplier<byte[]> page = column.takePage();
    layout.later(
        bytes + PAGE_OVERHEAD,
        () -> {
          byte[] stored = FileLayout.pack(page.get(), compression);
          byte[] blob = Arrays.copyOf(stored, stored.length + Long.BYTES);
          ByteBuffer.wrap(blob)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(stored.length, Hashing.xxh3_64().hashBytesToLong(stored));
          return blob;
        },
        blob -> {
          long seek = layout.blobNow(directory, blob, blob.length);
          column.stored(new PageColumn.Page(elements, blob.length - Long.BYTES, seek));
        });
  }

  private void endCluster() {
    List<Long> starts = columns.stream().map(PageColumn::clusterStart).toList();
    for (PageColumn column : columns) {
      if (column.bufferedBytes() > 0) {
        write(column);
      }
    }
    layout.settle();
    List<List<PageColumn.Page>> pages = columns.stream().map(PageColumn::endCluster).toList();
    clusters.add(new Envelopes.Cluster(clusterStart, entries - clusterStart, starts, pages));
    fields.forEach(FieldNode::beginCluster);
    clusterStart = entries;
    clusterSize = 0;
  }

  @Override
  public void finish() {
    if (entries > clusterStart) {
      endCluster();
    }
    List<TupleExtent.Group> groups = new ArrayList<>(before == null ? List.of() : before.groups());
    long checksum;
    TupleExtent.Stored headerAt;
    if (before == null) {
      byte[] header = Envelopes.header(name, title, fields, columns);
      checksum = LittleOutput.checksum(header);
      headerAt = store(header);
    } else {
      checksum = before.headerChecksum();
      headerAt = before.header();
    }
    if (before == null || !clusters.isEmpty()) {
      int setting = FileLayout.setting(compression);
      TupleExtent.Stored pageList = store(Envelopes.pageList(checksum, clusters, setting));
      long count = entries - groupStart;
      groups.add(new TupleExtent.Group(groupStart, count, clusters.size(), pageList));
    }
    anchor(headerAt, store(Envelopes.footer(checksum, groups)));
  }

  private TupleExtent.Stored store(byte[] envelope) {
    byte[] stored = FileLayout.pack(envelope, compression);
    long seek = layout.blob(directory, stored, envelope.length);
    return new TupleExtent.Stored(seek, stored.length, envelope.length);
  }

  /**
   * The object by which the tuple is found; big-endian, with a checksum of its members behind it.
   */
  private void anchor(TupleExtent.Stored header, TupleExtent.Stored footer) {
    layout.classes().add("ROOT::RNTuple");
    Output out = new Output();
    int mark = out.beginCount();
    out.i2(ANCHOR_VERSION);
    int start = out.length();
    out.i2(EPOCH).i2(0).i2(0).i2(0);
    for (TupleExtent.Stored envelope : List.of(header, footer)) {
      out.i8(envelope.seek()).i8(envelope.bytes()).i8(envelope.length());
    }
    out.i8(MAX_KEY);
    out.endCount(mark);
    int length = out.length() - start;
    out.i8(Hashing.xxh3_64().hashBytesToLong(out.array(), start, length));
    layout.listed(directory, "ROOT::RNTuple", name, title, out, Compression.none());
  }
}
