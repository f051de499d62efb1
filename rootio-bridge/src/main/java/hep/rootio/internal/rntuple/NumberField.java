package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.LongColumn;
import hep.rootio.NumberType;
import hep.rootio.internal.columns.Concatenation;
import java.util.List;

/**
 * Numbers. Representations may hold them in different widths; what is read has one type.
 *
 * @param number of what is read
 */
record NumberField(StoredColumn column, NumberType number) implements FieldReader {
  @Override
  public Column read(List<Slice> slices) {
    return Concatenation.of(
        column.alike(slices).stream().map(alike -> cast(column.values(alike))).toList());
  }

  private Column cast(Column stored) {
    return switch (number) {
      case FLOAT32 -> stored instanceof FloatColumn ? stored : new FloatColumn(stored.toFloats());
      case FLOAT64 ->
          stored instanceof DoubleColumn ? stored : new DoubleColumn(stored.toDoubles());
      case INT32, UINT32 ->
          stored instanceof IntColumn c && c.unsigned() == number.unsigned()
              ? stored
              : new IntColumn(
                  stored instanceof IntColumn c ? c.values() : stored.toInts(), number.unsigned());
      case INT64, UINT64 ->
          stored instanceof LongColumn c && c.unsigned() == number.unsigned()
              ? stored
              : new LongColumn(stored.toLongs(), number.unsigned());
      case BOOL, INT8, UINT8, INT16, UINT16 -> stored;
    };
  }

  @Override
  public List<StoredColumn> columns() {
    return List.of(column);
  }

  @Override
  public String type() {
    return number.toString();
  }
}
