package hep.rootio.internal.write.tuple;

import hep.rootio.Column;
import hep.rootio.Fixed;
import hep.rootio.Jagged;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A field in the tree of fields of an RNTuple, with its number and the columns it fills. */
final class FieldNode {
  private final Field field;
  private final int parent;
  private final List<PageColumn> columns;
  private final List<FieldNode> children = new ArrayList<>();

  /** Where the last entry of a collection ends, counted from the start of the cluster. */
  private long indexEnd;

  private FieldNode(Field field, int number, int parent, int pageBytes, boolean encoded) {
    this.field = field;
    this.parent = parent;
    columns =
        field.columns().stream()
            .map(type -> new PageColumn(encoded ? type.encoded() : type, number, pageBytes))
            .toList();
  }

  /**
   * All fields in the order of their numbers, level by level; the first are those at the top.
   *
   * @param encoded whether pages are encoded for a compressor
   */
  static List<FieldNode> number(List<Field> top, int pageBytes, boolean encoded) {
    List<FieldNode> all = new ArrayList<>();
    for (Field field : top) {
      int number = all.size();
      all.add(new FieldNode(field, number, number, pageBytes, encoded));
    }
    for (int i = 0; i < all.size(); i++) {
      FieldNode node = all.get(i);
      for (Field child : node.field.children()) {
        FieldNode made = new FieldNode(child, all.size(), i, pageBytes, encoded);
        node.children.add(made);
        all.add(made);
      }
    }
    return all;
  }

  Field field() {
    return field;
  }

  /** Number of the field around this one; its own at the top. */
  int parent() {
    return parent;
  }

  List<PageColumn> columns() {
    return columns;
  }

  /** Appends values {@code from} to {@code to}; full pages go to {@code full}. */
  void append(Column column, int from, int to, Consumer<PageColumn> full) {
    switch (column) {
      case Jagged jagged -> {
        ends(jagged.offsets(), from, to, full);
        children.getFirst().append(jagged.content(), jagged.start(from), jagged.start(to), full);
      }
      case StringColumn strings -> {
        ends(strings.offsets(), from, to, full);
        PageColumn letters = columns.get(1);
        int end = strings.offsets()[to];
        for (int at = strings.offsets()[from]; at < end; ) {
          at += letters.append(strings.bytes(), at, end);
          flushFull(letters, full);
        }
      }
      case Fixed fixed ->
          children.getFirst().append(fixed.content(), from * fixed.size(), to * fixed.size(), full);
      case Struct struct -> {
        for (int i = 0; i < children.size(); i++) {
          children.get(i).append(struct.columns().get(i), from, to, full);
        }
      }
      default -> {
        PageColumn own = columns.getFirst();
        for (int at = from; at < to; ) {
          at += own.append(column, at, to);
          flushFull(own, full);
        }
      }
    }
  }

  /** Appends where each entry ends, counted from the start of the cluster. */
  private void ends(int[] offsets, int from, int to, Consumer<PageColumn> full) {
    PageColumn own = columns.getFirst();
    for (int i = from; i < to; i++) {
      indexEnd += offsets[i + 1] - offsets[i];
      own.append(indexEnd);
      flushFull(own, full);
    }
  }

  /** Begins a new cluster, in which indices count from 0 again. */
  void beginCluster() {
    indexEnd = 0;
  }

  private static void flushFull(PageColumn column, Consumer<PageColumn> full) {
    if (column.full()) {
      full.accept(column);
    }
  }
}
