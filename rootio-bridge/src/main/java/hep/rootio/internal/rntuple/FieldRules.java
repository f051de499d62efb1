package hep.rootio.internal.rntuple;

import hep.rootio.Interpretation;
import hep.rootio.NumberType;
import hep.rootio.RootNameException;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.decode.ClassRules;
import hep.rootio.internal.decode.Decoders;
import hep.rootio.internal.streamer.Classes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Chooses how a field is read, by its role, its columns and the fields inside it. */
final class FieldRules {
  private static final int DEEPEST = 100;
  private static final String CARDINALITY = "ROOT::RNTupleCardinality<";

  private final Schema schema;
  private final Supplier<Classes> classes;
  private final Blobs blobs;
  private final Place place;

  /**
   * @param classes by which streamed objects are read; asked for where there are such
   * @param place the field, for errors
   */
  FieldRules(Schema schema, Supplier<Classes> classes, Blobs blobs, Place place) {
    this.schema = schema;
    this.classes = classes;
    this.blobs = new Blobs(blobs.source(), place, blobs.maxKeySize());
    this.place = place;
  }

  /**
   * How a field is read.
   *
   * @param path fields from the top to the one that is read: of records on the way only that member
   * @throws RootNameException with the reason, where it cannot be
   */
  FieldReader of(List<FieldDescription> path) {
    return of(path.getFirst(), path.subList(1, path.size()), 1, 0);
  }

  private FieldReader of(
      FieldDescription field, List<FieldDescription> path, long perEntry, int depth) {
    if (depth > DEEPEST) {
      throw refuse(field, "is more than " + DEEPEST + " fields deep");
    }
    if (field.repeated()) {
      return array(field, path, perEntry, depth);
    }
    List<FieldDescription> inside = path.isEmpty() ? schema.children(field) : path.subList(0, 1);
    List<FieldDescription> below = path.isEmpty() ? path : path.subList(1, path.size());
    return switch (field.role()) {
      case FieldDescription.LEAF -> leaf(field, inside, below, perEntry, depth);
      case FieldDescription.COLLECTION -> {
        List<StoredColumn> own = own(field, perEntry, 1);
        if (inside.size() != 1) {
          throw refuse(field, "is a collection of " + inside.size() + " fields");
        }
        yield new CollectionField(
            ends(field, own.getFirst()),
            of(inside.getFirst(), below, 0, depth + 1),
            new Borders(place));
      }
      case FieldDescription.RECORD -> {
        if (!path.isEmpty()) {
          yield of(inside.getFirst(), below, perEntry, depth + 1);
        }
        List<RecordField.Member> members = new ArrayList<>();
        for (FieldDescription member : inside) {
          members.add(
              new RecordField.Member(
                  member.name(), member.base(), of(member, below, perEntry, depth + 1)));
        }
        yield new RecordField(field.typeName(), members);
      }
      case FieldDescription.VARIANT -> {
        StoredColumn switches = own(field, perEntry, 1).getFirst();
        for (ColumnDescription column : switches.representations()) {
          if (column.typeCode() != ColumnType.SWITCH.code()) {
            throw refuse(field, "is a variant with a column of type " + column.typeCode());
          }
        }
        if (inside.size() > VariantField.MOST || inside.isEmpty()) {
          throw refuse(field, "is a variant of " + inside.size() + " types");
        }
        List<FieldReader> alternatives = new ArrayList<>();
        for (FieldDescription alternative : inside) {
          alternatives.add(of(alternative, below, 0, depth + 1));
        }
        yield new VariantField(switches, alternatives, new Borders(place));
      }
      case FieldDescription.STREAMER -> streamed(field, perEntry);
      default -> throw refuse(field, "has a role that is not known, " + field.role());
    };
  }

  private FieldReader array(
      FieldDescription field, List<FieldDescription> path, long perEntry, int depth) {
    long size = field.arraySize();
    if (size < 0 || size > Integer.MAX_VALUE || perEntry * size > Integer.MAX_VALUE) {
      throw refuse(field, "is an array of " + size + " elements");
    }
    List<FieldDescription> inside = schema.children(field);
    long elements = perEntry * size;
    FieldReader content;
    if (inside.isEmpty()) {
      content = number(field, own(field, elements, 1).getFirst()); // a bitset
    } else if (inside.size() == 1) {
      List<FieldDescription> below = path.isEmpty() ? path : path.subList(1, path.size());
      content = of(inside.getFirst(), below, elements, depth + 1);
    } else {
      throw refuse(field, "is an array of " + inside.size() + " fields");
    }
    return new ArrayField((int) size, content, new Borders(place));
  }

  private FieldReader leaf(
      FieldDescription field,
      List<FieldDescription> inside,
      List<FieldDescription> below,
      long perEntry,
      int depth) {
    if (schema.columns(field).isEmpty()) {
      if (inside.size() == 1) {
        return of(inside.getFirst(), below, perEntry, depth + 1); // an enum, an atomic
      }
      throw refuse(field, "has neither columns nor one field inside");
    }
    List<StoredColumn> own = own(field, perEntry, 0);
    if (field.typeName().startsWith(CARDINALITY) && own.size() == 1) {
      boolean wide = field.typeName().contains("64");
      return new CardinalityField(ends(field, own.getFirst()), wide, new Borders(place));
    }
    if (own.size() == 1) {
      return number(field, own.getFirst());
    }
    if (own.size() == 2 && own.getLast().representations().stream().allMatch(FieldRules::letter)) {
      return new TextField(ends(field, own.getFirst()), own.getLast(), new Borders(place));
    }
    throw refuse(field, "is no leaf known, with " + own.size() + " columns");
  }

  private FieldReader streamed(FieldDescription field, long perEntry) {
    List<StoredColumn> own = own(field, perEntry, 2);
    for (ColumnDescription column : own.getLast().representations()) {
      if (column.typeCode() != ColumnType.BYTE.code()) {
        throw refuse(field, "has bytes of objects in a column of type " + column.typeCode());
      }
    }
    Classes described = classes.get();
    Interpretation type = new ClassRules(described).type(field.typeName(), true);
    if (type instanceof Interpretation.Opaque) {
      throw refuse(
          field,
          "holds objects of class '%s', which the file does not describe"
              .formatted(field.typeName()));
    }
    return new StreamedField(
        ends(field, own.getFirst()),
        own.getLast(),
        new Borders(place),
        type,
        () -> new Decoders(new ClassRules(described)));
  }

  private static boolean letter(ColumnDescription column) {
    return column.typeCode() == ColumnType.CHAR.code();
  }

  private FieldReader number(FieldDescription field, StoredColumn column) {
    for (ColumnDescription c : column.representations()) {
      ColumnType type = ColumnType.of(c.typeCode()).orElseThrow();
      if (type.index() || type == ColumnType.SWITCH) {
        throw refuse(field, "is a leaf with a column of type " + type);
      }
    }
    return new NumberField(column, declared(field.typeName()).orElseGet(column::number));
  }

  /** What a field holds by its type, which may be wider than any of its columns. */
  private static Optional<NumberType> declared(String typeName) {
    return switch (typeName) {
      case "float" -> Optional.of(NumberType.FLOAT32);
      case "double", "Double32_t" -> Optional.of(NumberType.FLOAT64);
      case "std::int32_t" -> Optional.of(NumberType.INT32);
      case "std::uint32_t" -> Optional.of(NumberType.UINT32);
      case "std::int64_t" -> Optional.of(NumberType.INT64);
      case "std::uint64_t" -> Optional.of(NumberType.UINT64);
      default -> Optional.empty();
    };
  }

  private StoredColumn ends(FieldDescription field, StoredColumn column) {
    for (ColumnDescription c : column.representations()) {
      if (!ColumnType.of(c.typeCode()).orElseThrow().index()) {
        throw refuse(field, "has ends of collections in a column of type " + c.typeCode());
      }
    }
    return column;
  }

  /**
   * The columns of a field itself.
   *
   * @param expected how many; 0 for any number
   */
  private List<StoredColumn> own(FieldDescription field, long perEntry, int expected) {
    TreeMap<Integer, List<ColumnDescription>> byRepresentation = new TreeMap<>();
    for (ColumnDescription column : schema.columns(field)) {
      if (ColumnType.of(column.typeCode()).filter(type -> type.takes(column.bits())).isEmpty()) {
        throw refuse(
            field,
            "has a column of type %d with %d bits, which version 1.0 of the format does not know"
                .formatted(column.typeCode(), column.bits()));
      }
      byRepresentation.computeIfAbsent(column.representation(), _ -> new ArrayList<>()).add(column);
    }
    int count = byRepresentation.isEmpty() ? 0 : byRepresentation.firstEntry().getValue().size();
    if (count == 0 || (expected != 0 && count != expected)) {
      throw refuse(field, "has " + count + " columns");
    }
    List<StoredColumn> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<ColumnDescription> representations = new ArrayList<>();
      for (List<ColumnDescription> representation : byRepresentation.values()) {
        if (representation.size() != count) {
          throw refuse(field, "has representations of different numbers of columns");
        }
        representations.add(representation.get(i));
      }
      // Letters of strings are elements of collections.
      columns.add(new StoredColumn(blobs, representations, i == 0 ? perEntry : 0));
    }
    return columns;
  }

  private RootNameException refuse(FieldDescription field, String reason) {
    return new RootNameException("%s: field '%s' %s".formatted(place, field.name(), reason));
  }
}
