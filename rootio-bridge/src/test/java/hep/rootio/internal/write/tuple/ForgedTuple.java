package hep.rootio.internal.write.tuple;

import com.dynatrace.hash4j.hashing.Hashing;
import hep.rootio.Compression;
import hep.rootio.internal.write.FileLayout;
import hep.rootio.internal.write.FileOutput;
import hep.rootio.internal.write.Output;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A file with one RNTuple {@code t} whose fields, columns and pages are given as the format has
 * them: for what ROOT may write and we do not.
 */
final class ForgedTuple {
  static final int LEAF = 0;
  static final int COLLECTION = 1;
  static final int RECORD = 2;
  static final int VARIANT = 3;
  static final int STREAMER = 4;

  /** Elements in a page and its bytes, encoded and not compressed. */
  record Pages(List<Integer> elements, List<byte[]> bytes, long first) {}

  private record FieldPart(int parent, int role, String name, String type, long array) {}

  private record ColumnPart(
      int field, int type, int bits, int representation, long first, double[] range) {}

  private record AliasPart(int column, int field) {}

  private record Information(String type, byte[] content) {}

  private record ClusterPart(long first, long entries, Map<Integer, Pages> pages) {}

  /** What the header or the footer's extension holds. */
  private static final class Part {
    final List<FieldPart> fields = new ArrayList<>();
    final List<ColumnPart> columns = new ArrayList<>();
    final List<AliasPart> aliases = new ArrayList<>();
    final List<Information> informations = new ArrayList<>();
  }

  private final FileLayout layout;
  private final Part header = new Part();
  private final Part extension = new Part();
  private final List<List<ClusterPart>> groups = new ArrayList<>(List.of(new ArrayList<>()));
  private Part part = header;
  private int fields;
  private int columns;
  private long entries;
  private boolean large;
  private long features;
  private int noise;
  private long maxKeySize = 1 << 30;

  private ForgedTuple(FileLayout layout) {
    this.layout = layout;
  }

  static Path write(Path path, Consumer<ForgedTuple> body) {
    FileOutput file = new FileOutput(path, FileOutput::openNew);
    FileLayout layout = new FileLayout(file, Compression.none());
    ForgedTuple tuple = new ForgedTuple(layout);
    body.accept(tuple);
    tuple.finish();
    layout.finish();
    file.commit();
    return path;
  }

  /** What follows came to the schema later: it stands in the footer. */
  void extend() {
    part = extension;
  }

  /** What follows belongs to another cluster group. */
  void group() {
    groups.add(new ArrayList<>());
  }

  /** Locators have 64-bit sizes. */
  void large() {
    large = true;
  }

  void features(long flags) {
    features = flags;
  }

  /** So many bytes stand behind what is known in each frame, as a later version may put there. */
  void noise(int bytes) {
    noise = bytes;
  }

  /** Blobs longer than this stand in several records. */
  void maxKeySize(long bytes) {
    maxKeySize = bytes;
  }

  int top(int role, String name, String type) {
    part.fields.add(new FieldPart(fields, role, name, type, 0));
    return fields++;
  }

  int inside(int parent, int role, String name, String type) {
    return array(parent, role, name, type, 0);
  }

  int topArray(int role, String name, String type, long length) {
    return array(fields, role, name, type, length);
  }

  int array(int parent, int role, String name, String type, long length) {
    part.fields.add(new FieldPart(parent, role, name, type, length));
    return fields++;
  }

  int column(int field, int type, int bits) {
    return column(field, type, bits, 0, 0, new double[0]);
  }

  /**
   * A column.
   *
   * @param first the first element, where the column came later; else 0
   * @param range of quantized numbers; else empty
   */
  int column(int field, int type, int bits, int representation, long first, double... range) {
    part.columns.add(new ColumnPart(field, type, bits, representation, first, range));
    return columns++;
  }

  void alias(int column, int field) {
    part.aliases.add(new AliasPart(column, field));
  }

  void information(String type, byte[] content) {
    part.informations.add(new Information(type, content));
  }

  /** A cluster with one page of one column; {@link #put} adds the other columns. */
  void cluster(long count, int column, int elements, byte[] page) {
    cluster(count, new HashMap<>());
    put(column, elements, page);
  }

  /** The one page of a column in the last cluster. */
  void put(int column, int elements, byte[] page) {
    Pages pages = new Pages(List.of(elements), List.of(page), 0);
    groups.getLast().getLast().pages().put(column, pages);
  }

  /** Another representation holds the data of the last cluster. */
  void suppress(int column) {
    groups.getLast().getLast().pages().put(column, new Pages(List.of(), List.of(), -1));
  }

  void cluster(long count, Map<Integer, Pages> pages) {
    groups.getLast().add(new ClusterPart(entries, count, pages));
    entries += count;
  }

  private void finish() {
    LittleOutput out =
        LittleOutput.envelope(1).i8(features).string("t").string("").string("forged");
    schema(out, header);
    pad(out);
    byte[] head = out.endEnvelope();
    long checksum = LittleOutput.checksum(head);
    long headSeek = blob(head, false);
    List<Long> seeks = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    for (List<ClusterPart> group : groups) {
      byte[] list = pageList(group, checksum);
      lengths.add(list.length);
      seeks.add(blob(list, false));
    }
    LittleOutput foot = LittleOutput.envelope(2).i8(0).i8(checksum);
    int record = foot.beginRecord();
    schema(foot, extension);
    pad(foot);
    foot.endRecord(record);
    int list = foot.beginList(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      int one = foot.beginRecord();
      List<ClusterPart> group = groups.get(i);
      long first = group.isEmpty() ? 0 : group.getFirst().first();
      foot.i8(first).i8(group.stream().mapToLong(ClusterPart::entries).sum()).i4(group.size());
      foot.i8(lengths.get(i));
      locator(foot, lengths.get(i), seeks.get(i));
      pad(foot);
      foot.endRecord(one);
    }
    foot.endList(list);
    pad(foot);
    byte[] tail = foot.endEnvelope();
    long tailSeek = blob(tail, false);
    anchor(head.length, headSeek, tail.length, tailSeek);
  }

  private void anchor(int headLength, long headSeek, int tailLength, long tailSeek) {
    layout.classes().add("ROOT::RNTuple");
    Output out = new Output();
    int mark = out.beginCount();
    out.i2(2);
    int start = out.length();
    out.i2(1).i2(0).i2(1).i2(0);
    out.i8(headSeek).i8(headLength).i8(headLength);
    out.i8(tailSeek).i8(tailLength).i8(tailLength);
    out.i8(maxKeySize);
    out.endCount(mark);
    int length = out.length() - start;
    out.i8(Hashing.xxh3_64().hashBytesToLong(out.array(), start, length));
    layout.listed(layout.root(), "ROOT::RNTuple", "t", "", out, Compression.none());
  }

  private void schema(LittleOutput out, Part all) {
    int list = out.beginList(all.fields.size());
    for (FieldPart f : all.fields) {
      int record = out.beginRecord();
      out.i4(0).i4(0).i4(f.parent()).i2(f.role()).i2(f.array() > 0 ? 1 : 0);
      out.string(f.name()).string(f.type()).string("").string("");
      if (f.array() > 0) {
        out.i8(f.array());
      }
      pad(out);
      out.endRecord(record);
    }
    out.endList(list);
    list = out.beginList(all.columns.size());
    for (ColumnPart c : all.columns) {
      int record = out.beginRecord();
      int flags = (c.first() != 0 ? 1 : 0) | (c.range().length > 0 ? 2 : 0);
      out.i2(c.type()).i2(c.bits()).i4(c.field()).i2(flags).i2(c.representation());
      if (c.first() != 0) {
        out.i8(c.first());
      }
      for (double bound : c.range()) {
        out.i8(Double.doubleToLongBits(bound));
      }
      pad(out);
      out.endRecord(record);
    }
    out.endList(list);
    list = out.beginList(all.aliases.size());
    for (AliasPart a : all.aliases) {
      int record = out.beginRecord();
      out.i4(a.column()).i4(a.field());
      out.endRecord(record);
    }
    out.endList(list);
    list = out.beginList(all.informations.size());
    for (Information information : all.informations) {
      int record = out.beginRecord();
      out.i4(0).i4(0).string(information.type()).i4(information.content().length);
      out.raw(information.content());
      out.endRecord(record);
    }
    out.endList(list);
  }

  private byte[] pageList(List<ClusterPart> clusters, long checksum) {
    LittleOutput out = LittleOutput.envelope(3).i8(checksum);
    int list = out.beginList(clusters.size());
    for (ClusterPart cluster : clusters) {
      int record = out.beginRecord();
      out.i8(cluster.first()).i8(cluster.entries());
      pad(out);
      out.endRecord(record);
    }
    out.endList(list);
    int outer = out.beginList(clusters.size());
    for (ClusterPart cluster : clusters) {
      int last = cluster.pages().keySet().stream().mapToInt(i -> i).max().orElse(-1);
      int middle = out.beginList(last + 1);
      for (int c = 0; c <= last; c++) {
        pages(out, cluster.pages().getOrDefault(c, new Pages(List.of(), List.of(), 0)));
      }
      out.endList(middle);
    }
    out.endList(outer);
    return out.endEnvelope();
  }

  private void pages(LittleOutput out, Pages pages) {
    int inner = out.beginList(pages.elements().size());
    IdentityHashMap<byte[], Long> written = new IdentityHashMap<>();
    for (int i = 0; i < pages.elements().size(); i++) {
      byte[] bytes = pages.bytes().get(i);
      long seek = written.computeIfAbsent(bytes, page -> blob(page, true)); // equal pages are one
      out.i4(-pages.elements().get(i));
      locator(out, bytes.length, seek);
    }
    out.i8(pages.first());
    if (pages.first() >= 0) {
      out.i4(0);
    }
    out.endList(inner);
  }

  private void locator(LittleOutput out, long bytes, long seek) {
    if (large) {
      out.i4(-((1 << 24) | 20)).i8(bytes).i8(seek);
    } else {
      out.locator((int) bytes, seek);
    }
  }

  private void pad(LittleOutput out) {
    byte[] bytes = new byte[noise];
    Arrays.fill(bytes, (byte) 0x5A);
    out.raw(bytes);
  }

  private long blob(byte[] bytes, boolean checksummed) {
    byte[] all = checksummed ? Arrays.copyOf(bytes, bytes.length + Long.BYTES) : bytes;
    if (checksummed) {
      little(all).putLong(bytes.length, Hashing.xxh3_64().hashBytesToLong(bytes));
    }
    return all.length <= maxKeySize ? record(all) : inPieces(all);
  }

  /** The first record ends with the places of the others. */
  private long inPieces(byte[] all) {
    int size = (int) maxKeySize;
    int pieces = (all.length + size - 1) / size;
    if (pieces * size - all.length < (pieces - 1) * Long.BYTES) {
      pieces++;
    }
    int own = size - (pieces - 1) * Long.BYTES;
    byte[] first = Arrays.copyOf(Arrays.copyOf(all, own), size);
    for (int i = 1, at = own; i < pieces; i++, at += size) {
      byte[] piece = Arrays.copyOfRange(all, at, Math.min(all.length, at + size));
      little(first).putLong(own + (i - 1) * Long.BYTES, record(piece));
    }
    return record(first);
  }

  private long record(byte[] bytes) {
    return layout.blob(layout.root(), bytes, bytes.length);
  }

  /** A buffer in the byte order of pages. */
  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
