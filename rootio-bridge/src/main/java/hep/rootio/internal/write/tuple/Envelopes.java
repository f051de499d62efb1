package hep.rootio.internal.write.tuple;

import hep.rootio.internal.rntuple.TupleExtent;
import java.util.List;

/**
 * The three envelopes of an RNTuple: header (schema), page list (where pages lie), footer (where
 * page lists lie).
 */
final class Envelopes {
  private static final int HEADER = 1;
  private static final int FOOTER = 2;
  private static final int PAGE_LIST = 3;
  private static final int REPETITIVE = 1;
  private static final String WRITER = "Kaon";

  /**
   * A cluster that is in the file: its entries and, for each column, its first element and pages.
   */
  record Cluster(
      long firstEntry, long entries, List<Long> starts, List<List<PageColumn.Page>> pages) {}

  private Envelopes() {}

  static byte[] header(
      String name, String title, List<FieldNode> fields, List<PageColumn> columns) {
    LittleOutput out = LittleOutput.envelope(HEADER);
    out.i8(0).string(name).string(title).string(WRITER);
    int list = out.beginList(fields.size());
    for (FieldNode node : fields) {
      field(out, node);
    }
    out.endList(list);
    list = out.beginList(columns.size());
    for (PageColumn column : columns) {
      int record = out.beginRecord();
      out.i2(column.type().code()).i2(column.type().bits()).i4(column.field()).i2(0).i2(0);
      out.endRecord(record);
    }
    out.endList(list);
    emptyList(out);
    emptyList(out);
    return out.endEnvelope();
  }

  private static void field(LittleOutput out, FieldNode node) {
    Field field = node.field();
    int record = out.beginRecord();
    out.i4(0).i4(0).i4(node.parent()).i2(field.role());
    out.i2(field.arraySize() > 0 ? REPETITIVE : 0);
    out.string(field.name()).string(field.typeName()).string("").string("");
    if (field.arraySize() > 0) {
      out.i8(field.arraySize());
    }
    out.endRecord(record);
  }

  static byte[] pageList(long headerChecksum, List<Cluster> clusters, int compression) {
    LittleOutput out = LittleOutput.envelope(PAGE_LIST).i8(headerChecksum);
    int summaries = out.beginList(clusters.size());
    for (Cluster cluster : clusters) {
      int record = out.beginRecord();
      out.i8(cluster.firstEntry()).i8(cluster.entries());
      out.endRecord(record);
    }
    out.endList(summaries);
    int outer = out.beginList(clusters.size());
    for (Cluster cluster : clusters) {
      int columns = out.beginList(cluster.pages().size());
      for (int i = 0; i < cluster.pages().size(); i++) {
        List<PageColumn.Page> pages = cluster.pages().get(i);
        int inner = out.beginList(pages.size());
        for (PageColumn.Page page : pages) {
          // Negative: a checksum follows the page.
          out.i4(-page.elements()).locator(page.bytes(), page.seek());
        }
        out.i8(cluster.starts().get(i)).i4(compression);
        out.endList(inner);
      }
      out.endList(columns);
    }
    out.endList(outer);
    return out.endEnvelope();
  }

  static byte[] footer(long headerChecksum, List<TupleExtent.Group> all) {
    LittleOutput out = LittleOutput.envelope(FOOTER).i8(0).i8(headerChecksum);
    int extension = out.beginRecord();
    for (int i = 0; i < 4; i++) {
      emptyList(out);
    }
    out.endRecord(extension);
    int groups = out.beginList(all.size());
    for (TupleExtent.Group one : all) {
      int group = out.beginRecord();
      TupleExtent.Stored pageList = one.pageList();
      out.i8(one.firstEntry()).i8(one.entries()).i4(one.clusters()).i8(pageList.length());
      out.locator((int) pageList.bytes(), pageList.seek());
      out.endRecord(group);
    }
    out.endList(groups);
    return out.endEnvelope();
  }

  private static void emptyList(LittleOutput out) {
    out.endList(out.beginList(0));
  }
}
