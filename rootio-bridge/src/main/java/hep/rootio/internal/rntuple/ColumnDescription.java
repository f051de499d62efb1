package hep.rootio.internal.rntuple;

/**
 * A column as header or footer describe it.
 *
 * @param id counted through header and footer
 * @param typeCode see {@link ColumnType}
 * @param bits of an element in a page
 * @param field the field it belongs to
 * @param deferred whether it begins after the first cluster; elements before are zero
 * @param representation of several ways to store a field, which it is part of
 * @param low least value, of quantized numbers
 * @param high greatest value, of quantized numbers
 */
record ColumnDescription(
    int id,
    int typeCode,
    int bits,
    int field,
    boolean deferred,
    int representation,
    double low,
    double high) {
  /** The fewest bytes that a description takes. */
  static final int SMALLEST = 20;

  private static final int DEFERRED = 1;
  private static final int RANGED = 2;

  static ColumnDescription read(LittleCursor in, int id) {
    int type = in.u16();
    int bits = in.u16();
    int field = in.i32();
    int flags = in.u16();
    int representation = in.u16();
    boolean deferred = (flags & DEFERRED) != 0;
    if (deferred) {
      in.i64(); // the first element: page lists tell as much
    }
    boolean ranged = (flags & RANGED) != 0;
    double low = ranged ? in.f64() : 0;
    double high = ranged ? in.f64() : 0;
    return new ColumnDescription(id, type, bits, field, deferred, representation, low, high);
  }
}
