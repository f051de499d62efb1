package hep.rootio.internal.write.tuple;

import com.dynatrace.hash4j.hashing.Hashing;
import hep.rootio.Column;
import hep.rootio.Compression;
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

  @Override
  public void append(List<GivenColumn> batch, int count) {
    if (schema == null) {
      schema = new BatchSchema(name, batch);
      fields =
          FieldNode.number(
              batch.stream().map(g -> Field.of(g.name(), g.column())).toList(), pageBytes, encoded);
      columns = fields.stream().flatMap(node -> node.columns().stream()).toList();
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
    clusterSize += column.bufferedBytes();
    byte[] page = column.takePage();
    byte[] stored = FileLayout.pack(page, compression);
    byte[] blob = Arrays.copyOf(stored, stored.length + Long.BYTES);
    ByteBuffer.wrap(blob)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(stored.length, Hashing.xxh3_64().hashBytesToLong(stored));
    long seek = layout.blob(directory, blob, blob.length);
    column.stored(new PageColumn.Page(elements, stored.length, seek));
  }

  private void endCluster() {
    List<Long> starts = columns.stream().map(PageColumn::clusterStart).toList();
    for (PageColumn column : columns) {
      if (column.bufferedBytes() > 0) {
        write(column);
      }
    }
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
    byte[] header = Envelopes.header(name, title, fields, columns);
    long checksum = LittleOutput.checksum(header);
    Envelopes.Stored headerAt = store(header);
    int setting = FileLayout.setting(compression);
    Envelopes.Stored pageList = store(Envelopes.pageList(checksum, clusters, setting));
    Envelopes.Stored footerAt =
        store(Envelopes.footer(checksum, entries, clusters.size(), pageList));
    anchor(headerAt, footerAt);
  }

  private Envelopes.Stored store(byte[] envelope) {
    byte[] stored = FileLayout.pack(envelope, compression);
    long seek = layout.blob(directory, stored, envelope.length);
    return new Envelopes.Stored(stored.length, envelope.length, seek);
  }

  /**
   * The object by which the tuple is found; big-endian, with a checksum of its members behind it.
   */
  private void anchor(Envelopes.Stored header, Envelopes.Stored footer) {
    layout.classes().add("ROOT::RNTuple");
    Output out = new Output();
    int mark = out.beginCount();
    out.i2(ANCHOR_VERSION);
    int start = out.length();
    out.i2(EPOCH).i2(0).i2(0).i2(0);
    for (Envelopes.Stored envelope : List.of(header, footer)) {
      out.i8(envelope.seek()).i8(envelope.bytes()).i8(envelope.length());
    }
    out.i8(MAX_KEY);
    out.endCount(mark);
    int length = out.length() - start;
    out.i8(Hashing.xxh3_64().hashBytesToLong(out.array(), start, length));
    layout.listed(directory, "ROOT::RNTuple", name, title, out, Compression.none());
  }
}
