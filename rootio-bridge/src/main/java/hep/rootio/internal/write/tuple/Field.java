package hep.rootio.internal.write.tuple;

import hep.rootio.BooleanColumn;
import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.LongColumn;
import hep.rootio.ShortColumn;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.internal.rntuple.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A field of an RNTuple and the fields inside it.
 *
 * @param name the field; {@code _0} for the elements of a collection
 * @param typeName the C++ type; empty for a record without a class
 * @param role 0 a leaf, 1 a collection, 2 a record
 * @param arraySize elements of a fixed array, else 0
 * @param columns the kinds of the columns that the field itself has
 * @param children fields inside
 */
record Field(
    String name,
    String typeName,
    int role,
    int arraySize,
    List<ColumnType> columns,
    List<Field> children) {
  static final int LEAF = 0;
  static final int COLLECTION = 1;
  static final int RECORD = 2;

  /**
   * The field that holds a column.
   *
   * @throws IllegalArgumentException when no field can
   */
  static Field of(String name, Column column) {
    return switch (column) {
      case BooleanColumn _ -> leaf(name, "bool", ColumnType.BIT);
      case ByteColumn c ->
          c.unsigned()
              ? leaf(name, "std::uint8_t", ColumnType.UINT8)
              : leaf(name, "std::int8_t", ColumnType.INT8);
      case ShortColumn c ->
          c.unsigned()
              ? leaf(name, "std::uint16_t", ColumnType.UINT16)
              : leaf(name, "std::int16_t", ColumnType.INT16);
      case IntColumn c ->
          c.unsigned()
              ? leaf(name, "std::uint32_t", ColumnType.UINT32)
              : leaf(name, "std::int32_t", ColumnType.INT32);
      case LongColumn c ->
          c.unsigned()
              ? leaf(name, "std::uint64_t", ColumnType.UINT64)
              : leaf(name, "std::int64_t", ColumnType.INT64);
      case FloatColumn _ -> leaf(name, "float", ColumnType.REAL32);
      case DoubleColumn _ -> leaf(name, "double", ColumnType.REAL64);
      case StringColumn _ ->
          new Field(
              name,
              "std::string",
              LEAF,
              0,
              List.of(ColumnType.INDEX64, ColumnType.CHAR),
              List.of());
      case Jagged jagged -> {
        Field content = of("_0", jagged.content());
        yield new Field(
            name,
            content.typeName().isEmpty() ? "" : "std::vector<" + content.typeName() + ">",
            COLLECTION,
            0,
            List.of(ColumnType.INDEX64),
            List.of(content));
      }
      case Fixed fixed -> {
        Field content = of("_0", fixed.content());
        yield new Field(
            name,
            "std::array<" + content.typeName() + "," + fixed.size() + ">",
            LEAF,
            fixed.size(),
            List.of(),
            List.of(content));
      }
      case Struct struct -> {
        List<Field> members = new ArrayList<>();
        for (int i = 0; i < struct.columns().size(); i++) {
          members.add(of(struct.names().get(i), struct.columns().get(i)));
        }
        yield new Field(name, "", RECORD, 0, List.of(), members);
      }
      default ->
          throw new IllegalArgumentException(
              "column '%s' of %s cannot be written as a field".formatted(name, column.type()));
    };
  }

  private static Field leaf(String name, String typeName, ColumnType kind) {
    return new Field(name, typeName, LEAF, 0, List.of(kind), List.of());
  }

  @Override
  public String toString() {
    return children.isEmpty()
        ? name + ": " + typeName
        : name + children.stream().map(Field::toString).collect(Collectors.joining(", ", "{", "}"));
  }
}
