package hep.rootio.internal.write;

import hep.rootio.Column;
import hep.rootio.Fixed;
import hep.rootio.Jagged;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the entries of a branch lie in its baskets. Each kind knows the columns it takes and appends
 * them in bulk.
 */
sealed interface EntryLayout {
  /**
   * Appends entries until {@code limit} bytes are in the basket, but at least one.
   *
   * @return how many
   */
  int append(BasketBuffer basket, Column column, int from, int to, int limit);

  /** Bytes an entry; 0 where they vary. */
  int entryBytes();

  /**
   * The layout for a column that is not counted by another branch; empty where no branch can hold
   * it.
   */
  static Optional<EntryLayout> of(Column column) {
    return switch (column) {
      case StringColumn _ -> Optional.of(new Text());
      case Jagged jagged -> vectorType(jagged).map(Vector::new);
      case Struct struct -> leaves(struct).map(leaves -> new Plain(leaves));
      default -> leaf("", column).map(leaf -> new Plain(List.of(leaf)));
    };
  }

  /** One leaf of a branch of fixed size: name, type, and the dimensions of a fixed array. */
  record Leaf(String name, LeafType type, List<Integer> dimensions) {
    int length() {
      return dimensions.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    int bytes() {
      return Math.multiplyExact(length(), type.bytes);
    }

    /** The numbers themselves, without the arrays around them. */
    static Column numbers(Column column) {
      return column instanceof Fixed fixed ? numbers(fixed.content()) : column;
    }
  }

  /**
   * A fixed number of bytes an entry: one leaf, or the members of a {@link Struct} one after the
   * other.
   */
  record Plain(List<Leaf> leaves) implements EntryLayout {
    @Override
    public int append(BasketBuffer basket, Column column, int from, int to, int limit) {
      int count = Math.clamp((limit - basket.out.length()) / entryBytes(), 1, to - from);
      if (column instanceof Struct struct) {
        for (int entry = from; entry < from + count; entry++) {
          for (int i = 0; i < leaves.size(); i++) {
            write(basket, leaves.get(i), struct.columns().get(i), entry, 1);
          }
        }
      } else {
        write(basket, leaves.getFirst(), column, from, count);
      }
      basket.countEntries(count);
      return count;
    }

    private static void write(BasketBuffer basket, Leaf leaf, Column column, int from, int count) {
      int length = leaf.length();
      LeafType.write(basket.out, Leaf.numbers(column), from * length, count * length);
    }

    @Override
    public int entryBytes() {
      return leaves.stream().mapToInt(Leaf::bytes).sum();
    }
  }

  /** A C array whose length another branch holds. */
  record Counted(Leaf leaf) implements EntryLayout {
    static Optional<EntryLayout> of(Jagged jagged) {
      return EntryLayout.leaf("", jagged.content()).map(Counted::new);
    }

    @Override
    public int append(BasketBuffer basket, Column column, int from, int to, int limit) {
      Jagged jagged = (Jagged) column;
      int start = jagged.start(from);
      long room = (long) limit - basket.out.length();
      int bytes = leaf.bytes();
      int end = from;
      do {
        basket.beginEntry((jagged.start(end) - start) * bytes);
        end++;
      } while (end < to && (long) (jagged.end(end) - start) * bytes <= room);
      int elements = jagged.start(end) - start;
      int length = leaf.length();
      LeafType.write(basket.out, Leaf.numbers(jagged.content()), start * length, elements * length);
      return end - from;
    }

    @Override
    public int entryBytes() {
      return 0;
    }
  }

  /** A string an entry, its length in front. */
  record Text() implements EntryLayout {
    @Override
    public int append(BasketBuffer basket, Column column, int from, int to, int limit) {
      StringColumn strings = (StringColumn) column;
      int entry = from;
      do {
        basket.beginEntry(0);
        write(basket.out, strings, entry++);
      } while (entry < to && basket.out.length() < limit);
      return entry - from;
    }

    static void write(Output out, StringColumn strings, int i) {
      int length = strings.offsets()[i + 1] - strings.offsets()[i];
      if (length < 255) {
        out.u1(length);
      } else {
        out.u1(255).i4(length);
      }
      out.raw(strings.bytes(), strings.offsets()[i], length);
    }

    @Override
    public int entryBytes() {
      return 0;
    }
  }

  /**
   * A std::vector: byte count, version and size, then the elements; a vector inside has its size
   * alone.
   *
   * @param className the C++ type
   */
  record Vector(String className) implements EntryLayout {
    /** What ROOT writes as version of a collection. */
    private static final int VERSION = 9;

    @Override
    public int append(BasketBuffer basket, Column column, int from, int to, int limit) {
      int entry = from;
      do {
        basket.beginEntry(0);
        int mark = basket.out.beginCount();
        basket.out.i2(VERSION);
        elements(basket.out, (Jagged) column, entry++);
        basket.out.endCount(mark);
      } while (entry < to && basket.out.length() < limit);
      return entry - from;
    }

    private static void elements(Output out, Jagged jagged, int i) {
      out.i4(jagged.count(i));
      switch (jagged.content()) {
        case Jagged inner -> {
          for (int k = jagged.start(i); k < jagged.end(i); k++) {
            elements(out, inner, k);
          }
        }
        case StringColumn strings -> {
          for (int k = jagged.start(i); k < jagged.end(i); k++) {
            Text.write(out, strings, k);
          }
        }
        case Column numbers -> LeafType.write(out, numbers, jagged.start(i), jagged.count(i));
      }
    }

    @Override
    public int entryBytes() {
      return 0;
    }
  }

  private static Optional<Leaf> leaf(String name, Column column) {
    List<Integer> dimensions = new ArrayList<>();
    Column inner = column;
    while (inner instanceof Fixed fixed && fixed.size() > 0) {
      dimensions.add(fixed.size());
      inner = fixed.content();
    }
    return LeafType.of(inner).map(type -> new Leaf(name, type, List.copyOf(dimensions)));
  }

  private static Optional<List<Leaf>> leaves(Struct struct) {
    List<Leaf> leaves = new ArrayList<>();
    for (int i = 0; i < struct.columns().size(); i++) {
      Optional<Leaf> leaf = leaf(struct.names().get(i), struct.columns().get(i));
      if (leaf.isEmpty()) {
        return Optional.empty();
      }
      leaves.add(leaf.get());
    }
    return leaves.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(leaves));
  }

  private static Optional<String> vectorType(Jagged jagged) {
    return switch (jagged.content()) {
      case Jagged inner -> vectorType(inner).map(type -> "vector<" + type + " >");
      case StringColumn _ -> Optional.of("vector<string>");
      case Column numbers -> LeafType.of(numbers).map(type -> "vector<" + type.cppName + ">");
    };
  }
}
