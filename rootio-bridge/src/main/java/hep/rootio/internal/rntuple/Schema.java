package hep.rootio.internal.rntuple;

import java.util.ArrayList;
import java.util.List;

/** All fields and columns, of the header and of what the footer adds. */
final class Schema {
  private static final int ALIAS_BYTES = 16;
  private static final int INFORMATION_BYTES = 24;

  /** Marks class descriptions among the facts about types. */
  private static final int STREAMER_INFO = 0;

  /** A column of one field that another field reads as well. */
  private record Alias(int column, int field) {}

  private final List<FieldDescription> fields = new ArrayList<>();
  private final List<List<FieldDescription>> children = new ArrayList<>();
  private final List<ColumnDescription> columns = new ArrayList<>();
  private final List<List<ColumnDescription>> columnsOf = new ArrayList<>();
  private final List<byte[]> descriptions = new ArrayList<>();

  /** Reads four lists: fields, columns, alias columns, and facts about types. */
  void add(LittleCursor in) {
    int[] next = {fields.size()};
    List<FieldDescription> moreFields =
        in.list(
            FieldDescription.SMALLEST, items -> FieldDescription.read(items.record(), next[0]++));
    fields.addAll(moreFields);
    for (FieldDescription _ : moreFields) {
      children.add(new ArrayList<>());
      columnsOf.add(new ArrayList<>());
    }
    for (FieldDescription field : moreFields) {
      checkField(field.parent(), in);
      if (!field.top()) {
        children.get(field.parent()).add(field);
      }
    }
    next[0] = columns.size();
    for (ColumnDescription column :
        in.list(
            ColumnDescription.SMALLEST,
            items -> ColumnDescription.read(items.record(), next[0]++))) {
      checkField(column.field(), in);
      columns.add(column);
      columnsOf.get(column.field()).add(column);
    }
    for (Alias alias :
        in.list(
            ALIAS_BYTES,
            items -> {
              LittleCursor record = items.record();
              return new Alias(record.i32(), record.i32());
            })) {
      checkField(alias.field(), in);
      if (alias.column() < 0 || alias.column() >= columns.size()) {
        throw in.fail("one of " + columns.size() + " columns", "number " + alias.column());
      }
      columnsOf.get(alias.field()).add(columns.get(alias.column()));
    }
    for (Information information : in.list(INFORMATION_BYTES, Schema::information)) {
      if (information.kind() == STREAMER_INFO) {
        descriptions.add(information.content());
      }
    }
  }

  /** A fact about types. */
  private record Information(int kind, byte[] content) {}

  private static Information information(LittleCursor items) {
    LittleCursor record = items.record();
    int kind = record.i32();
    record.i32(); // version of the type
    record.string(); // its name
    return new Information(kind, record.bytes());
  }

  /** Lists of class descriptions, each a TList of TStreamerInfo as ROOT streams an object. */
  List<byte[]> descriptions() {
    return descriptions;
  }

  private void checkField(int field, LittleCursor in) {
    if (field < 0 || field >= fields.size()) {
      throw in.fail("one of " + fields.size() + " fields", "number " + field);
    }
  }

  /** All fields in the order of their numbers. */
  List<FieldDescription> fields() {
    return fields;
  }

  /** All columns in the order of their numbers. */
  List<ColumnDescription> columns() {
    return columns;
  }

  /** The fields inside a field. */
  List<FieldDescription> children(FieldDescription field) {
    return children.get(field.id());
  }

  /** The columns of a field itself, in all representations, and those it borrows. */
  List<ColumnDescription> columns(FieldDescription field) {
    return columnsOf.get(field.id());
  }
}
