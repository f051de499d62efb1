package hep.rootio.internal.rntuple;

/**
 * A field as header or footer describe it.
 *
 * @param id counted through header and footer
 * @param parent the field around it; its own id at the top
 * @param role what it is made of
 * @param name its own name
 * @param typeName C++ type; empty for an untyped collection or record
 * @param description what the writer says of it
 * @param repeated whether it is an array of fixed length
 * @param arraySize that length
 */
record FieldDescription(
    int id,
    int parent,
    int role,
    String name,
    String typeName,
    String description,
    boolean repeated,
    long arraySize) {
  static final int LEAF = 0;
  static final int COLLECTION = 1;
  static final int RECORD = 2;
  static final int VARIANT = 3;
  static final int STREAMER = 4;

  /** The fewest bytes that a description takes. */
  static final int SMALLEST = 40;

  private static final int REPEATED = 1;

  static FieldDescription read(LittleCursor in, int id) {
    in.i32(); // version of the field
    in.i32(); // version of its type
    int parent = in.i32();
    int role = in.u16();
    int flags = in.u16();
    String name = in.string();
    String typeName = in.string();
    in.string(); // what the type is also called
    String description = in.string();
    boolean repeated = (flags & REPEATED) != 0;
    long arraySize = repeated ? in.i64() : 0;
    return new FieldDescription(id, parent, role, name, typeName, description, repeated, arraySize);
  }

  boolean top() {
    return parent == id;
  }

  /** Whether it is a base class of the record around it. */
  boolean base() {
    return name.startsWith(":");
  }
}
