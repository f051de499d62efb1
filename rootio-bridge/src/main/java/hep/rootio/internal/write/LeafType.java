package hep.rootio.internal.write;

import hep.rootio.BooleanColumn;
import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.LongColumn;
import hep.rootio.ShortColumn;
import java.util.Optional;

/**
 * The basic types of a leaf.
 *
 * @see <a href="https://root.cern/doc/master/classTTree.html">TTree: adding a branch with a leaf
 *     list</a>
 */
enum LeafType {
  BOOLEAN("TLeafO", "O", 1, "bool"),
  BYTE("TLeafB", "B", 1, "char"),
  UNSIGNED_BYTE("TLeafB", "b", 1, "unsigned char"),
  SHORT("TLeafS", "S", 2, "short"),
  UNSIGNED_SHORT("TLeafS", "s", 2, "unsigned short"),
  INT("TLeafI", "I", 4, "int"),
  UNSIGNED_INT("TLeafI", "i", 4, "unsigned int"),
  LONG("TLeafL", "L", 8, "Long64_t"),
  UNSIGNED_LONG("TLeafL", "l", 8, "ULong64_t"),
  FLOAT("TLeafF", "F", 4, "float"),
  DOUBLE("TLeafD", "D", 8, "double");

  final String leafClass;

  /** The letter in the branch's title. */
  final String letter;

  final int bytes;

  /** The element type of a std::vector. */
  final String cppName;

  LeafType(String leafClass, String letter, int bytes, String cppName) {
    this.leafClass = leafClass;
    this.letter = letter;
    this.bytes = bytes;
    this.cppName = cppName;
  }

  boolean unsigned() {
    return Character.isLowerCase(letter.charAt(0));
  }

  /**
   * The type that holds the numbers of a flat column; empty for what is no flat column of numbers.
   */
  static Optional<LeafType> of(Column column) {
    return Optional.ofNullable(
        switch (column) {
          case BooleanColumn _ -> BOOLEAN;
          case ByteColumn c -> c.unsigned() ? UNSIGNED_BYTE : BYTE;
          case ShortColumn c -> c.unsigned() ? UNSIGNED_SHORT : SHORT;
          case IntColumn c -> c.unsigned() ? UNSIGNED_INT : INT;
          case LongColumn c -> c.unsigned() ? UNSIGNED_LONG : LONG;
          case FloatColumn _ -> FLOAT;
          case DoubleColumn _ -> DOUBLE;
          default -> null;
        });
  }

  /** Writes elements of a flat column of numbers. */
  static void write(Output out, Column column, int start, int count) {
    switch (column) {
      case BooleanColumn c -> out.booleans(c.values(), start, count);
      case ByteColumn c -> out.raw(c.values(), start, count);
      case ShortColumn c -> out.shorts(c.values(), start, count);
      case IntColumn c -> out.ints(c.values(), start, count);
      case LongColumn c -> out.longs(c.values(), start, count);
      case FloatColumn c -> out.floats(c.values(), start, count);
      case DoubleColumn c -> out.doubles(c.values(), start, count);
      default -> throw new IllegalArgumentException("no numbers: " + column.type());
    }
  }
}
