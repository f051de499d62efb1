package hep.rootio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * An object of any class, seen through the members that the file's own description gives it.
 * Members of base classes stand beside the object's own. The values lie in columns that objects of
 * the same class share; this is one row of them.
 */
public final class RootObject {
  private final String className;
  private final Supplier<Struct> members;
  private final int row;

  /**
   * @param className the class as the file names it
   * @param members columns with a value for each object of the class; asked for when a member is
   * @param row which of the values are this object's
   */
  public RootObject(String className, Supplier<Struct> members, int row) {
    this.className = className;
    this.members = members;
    this.row = row;
  }

  /** The class as the file names it. */
  public String className() {
    return className;
  }

  /** The columns this object is a row of. */
  public Struct members() {
    return members.get();
  }

  /** Which row of {@link #members()} this object is. */
  public int row() {
    return row;
  }

  /** Names of the members, base classes first. */
  public List<String> names() {
    return members().names();
  }

  /** Whether there is a member of that name. */
  public boolean has(String name) {
    return names().contains(name);
  }

  /**
   * A whole number or true/false as 1/0.
   *
   * @throws RootNameException where there is no such member, or it is no whole number
   */
  public long integer(String name) {
    return integer(name, column(name), row);
  }

  /**
   * A number.
   *
   * @throws RootNameException where there is no such member, or it is no number
   */
  public double number(String name) {
    return number(name, column(name), row);
  }

  /**
   * A count, which early versions of ROOT keep as a floating-point number.
   *
   * @throws RootNameException where there is no such member, or it is no number
   */
  public long count(String name) {
    Column column = column(name);
    return column instanceof DoubleColumn || column instanceof FloatColumn
        ? (long) number(name, column, row)
        : integer(name, column, row);
  }

  /**
   * A string.
   *
   * @throws RootNameException where there is no such member, or it is no string
   */
  public String text(String name) {
    if (column(name) instanceof StringColumn c) {
      return c.string(row);
    }
    throw wrongType(name, "a string", column(name));
  }

  /**
   * The numbers of an array or a collection.
   *
   * @throws RootNameException where there is no such member, or it holds no numbers
   */
  public double[] numbers(String name) {
    Span span = span(name);
    double[] numbers = new double[span.end() - span.start()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(name, span.content(), span.start() + i);
    }
    return numbers;
  }

  /**
   * The whole numbers of an array or a collection.
   *
   * @throws RootNameException where there is no such member, or it holds no whole numbers
   */
  public long[] integers(String name) {
    Span span = span(name);
    long[] numbers = new long[span.end() - span.start()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = integer(name, span.content(), span.start() + i);
    }
    return numbers;
  }

  /**
   * An object that this one holds or points to; empty for a null pointer.
   *
   * @throws RootNameException where there is no such member, or it is no object
   */
  public Optional<RootObject> object(String name) {
    return switch (column(name)) {
      case ObjectColumn c -> c.objects().get(row);
      case Struct c -> Optional.of(new RootObject(c.name(), () -> c, row));
      case Column c -> throw wrongType(name, "an object", c);
    };
  }

  /**
   * The objects of a collection; null pointers are empty.
   *
   * @throws RootNameException where there is no such member, or it is no collection of objects
   */
  public List<Optional<RootObject>> objects(String name) {
    Span span = span(name);
    return switch (span.content()) {
      case ObjectColumn c -> c.objects().subList(span.start(), span.end());
      case Struct c ->
          IntStream.range(span.start(), span.end())
              .mapToObj(i -> Optional.of(new RootObject(c.name(), () -> c, i)))
              .toList();
      case Column c -> throw wrongType(name, "objects", c);
    };
  }

  /**
   * The column that holds a member of all objects of this class.
   *
   * @throws RootNameException where there is no such member
   */
  public Column column(String name) {
    return members().column(name);
  }

  @Override
  public String toString() {
    return className + names();
  }

  private long integer(String name, Column column, int at) {
    return switch (column) {
      case ByteColumn c -> c.unsigned() ? c.values()[at] & 0xFF : c.values()[at];
      case ShortColumn c -> c.unsigned() ? c.values()[at] & 0xFFFF : c.values()[at];
      case IntColumn c -> c.unsigned() ? Integer.toUnsignedLong(c.values()[at]) : c.values()[at];
      case LongColumn c -> c.values()[at];
      case BooleanColumn c -> c.values()[at] ? 1 : 0;
      case Column c -> throw wrongType(name, "a whole number", c);
    };
  }

  private double number(String name, Column column, int at) {
    return switch (column) {
      case FloatColumn c -> c.values()[at];
      case DoubleColumn c -> c.values()[at];
      case Column c -> integer(name, c, at);
    };
  }

  /**
   * The numbers of a member that is a collection of collections of numbers.
   *
   * @throws RootNameException when there is no such member, or it is of another type
   */
  public List<double[]> numberLists(String name) {
    Span outer = span(name);
    if (!(outer.content() instanceof Jagged inner)) {
      throw wrongType(name, "a collection of collections", column(name));
    }
    double[] all = inner.content().toDoubles();
    return IntStream.range(outer.start(), outer.end())
        .mapToObj(i -> Arrays.copyOfRange(all, inner.start(i), inner.end(i)))
        .toList();
  }

  private record Span(Column content, int start, int end) {}

  private Span span(String name) {
    return switch (column(name)) {
      case Jagged c -> new Span(c.content(), c.start(row), c.end(row));
      case Fixed c -> new Span(c.content(), row * c.size(), (row + 1) * c.size());
      case Column c -> throw wrongType(name, "a collection", c);
    };
  }

  private RootNameException wrongType(String name, String wanted, Column found) {
    return new RootNameException(
        "member '%s' of a %s: expected %s, found %s"
            .formatted(name, className, wanted, found.type()));
  }
}
