package hep.rootio.internal.columns;

import hep.rootio.BooleanColumn;
import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.LongColumn;
import hep.rootio.ObjectColumn;
import hep.rootio.RootNameException;
import hep.rootio.RootObject;
import hep.rootio.ShortColumn;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.Union;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts columns of one type end to end. */
public final class Concatenation {
  private Concatenation() {}

  /**
   * All values of all parts.
   *
   * @param given at least one. Objects of a class may have other members than before, as those of
   *     another version have: a member that a part lacks is zero or empty there
   * @throws RootNameException when their types differ
   */
  public static Column of(List<Column> given) {
    // Where nothing was read the type may not be known: a TClonesArray names its class in the data.
    List<Column> parts = given.stream().filter(part -> part.length() > 0).toList();
    if (parts.size() <= 1) {
      return parts.isEmpty() ? given.getFirst() : parts.getFirst();
    }
    return switch (parts.getFirst()) {
      case BooleanColumn _ ->
          new BooleanColumn(join(cast(parts, BooleanColumn.class), BooleanColumn::values));
      case ByteColumn c ->
          new ByteColumn(join(cast(parts, ByteColumn.class), ByteColumn::values), c.unsigned());
      case ShortColumn c ->
          new ShortColumn(join(cast(parts, ShortColumn.class), ShortColumn::values), c.unsigned());
      case IntColumn c ->
          new IntColumn(join(cast(parts, IntColumn.class), IntColumn::values), c.unsigned());
      case LongColumn c ->
          new LongColumn(join(cast(parts, LongColumn.class), LongColumn::values), c.unsigned());
      case FloatColumn _ ->
          new FloatColumn(join(cast(parts, FloatColumn.class), FloatColumn::values));
      case DoubleColumn _ ->
          new DoubleColumn(join(cast(parts, DoubleColumn.class), DoubleColumn::values));
      case StringColumn _ -> {
        List<StringColumn> all = cast(parts, StringColumn.class);
        yield new StringColumn(offsets(all, StringColumn::offsets), join(all, StringColumn::bytes));
      }
      case Fixed c -> {
        List<Fixed> all = cast(parts, Fixed.class);
        yield new Fixed(length(all), c.size(), of(contents(all, Fixed::content)));
      }
      case Jagged _ -> {
        List<Jagged> all = cast(parts, Jagged.class);
        yield new Jagged(offsets(all, Jagged::offsets), of(contents(all, Jagged::content)));
      }
      case Struct c -> struct(c, cast(parts, Struct.class));
      case Union c -> union(c, cast(parts, Union.class));
      case ObjectColumn _ -> {
        List<Optional<RootObject>> objects = new ArrayList<>();
        cast(parts, ObjectColumn.class).forEach(part -> objects.addAll(part.objects()));
        yield new ObjectColumn(objects);
      }
    };
  }

  private static Struct struct(Struct first, List<Struct> parts) {
    boolean alike = parts.stream().allMatch(part -> part.names().equals(first.names()));
    if (!alike && !parts.stream().allMatch(part -> evolves(first, part))) {
      throw differ(first, parts.stream().filter(p -> !evolves(first, p)).findFirst().orElse(first));
    }
    List<String> names =
        alike
            ? first.names()
            : parts.stream().flatMap(part -> part.names().stream()).distinct().toList();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<@Nullable Column> members = new ArrayList<>();
      for (Struct part : parts) {
        int at = alike ? i : part.names().indexOf(names.get(i));
        members.add(at < 0 ? null : part.columns().get(at));
      }
      Column known = members.stream().flatMap(Stream::ofNullable).findFirst().orElseThrow();
      List<Column> whole = new ArrayList<>();
      for (int k = 0; k < members.size(); k++) {
        Column member = members.get(k);
        whole.add(member == null ? Blank.like(known, parts.get(k).length()) : member);
      }
      columns.add(of(whole));
    }
    return new Struct(first.name(), length(parts), names, columns);
  }

  /** Whether both are of one class, whose members have names of their own. */
  private static boolean evolves(Struct first, Struct part) {
    return !first.name().isEmpty()
        && first.name().equals(part.name())
        && part.names().stream().distinct().count() == part.names().size();
  }

  private static Union union(Union first, List<Union> parts) {
    int[] index = new int[length(parts)];
    int[] before = new int[first.alternatives().size()];
    int at = 0;
    for (Union part : parts) {
      if (part.alternatives().size() != before.length) {
        throw differ(first, part);
      }
      for (int i = 0; i < part.length(); i++) {
        int tag = part.tags()[i];
        index[at++] = part.index()[i] + (tag == 0 ? 0 : before[tag - 1]);
      }
      for (int k = 0; k < before.length; k++) {
        before[k] += part.alternatives().get(k).length();
      }
    }
    List<Column> alternatives = new ArrayList<>();
    for (int k = 0; k < before.length; k++) {
      int column = k;
      alternatives.add(of(contents(parts, part -> part.alternatives().get(column))));
    }
    return new Union(join(parts, Union::tags), index, alternatives);
  }

  private static <C extends Column> List<C> cast(List<Column> parts, Class<C> type) {
    List<C> cast = new ArrayList<>(parts.size());
    for (Column part : parts) {
      if (!type.isInstance(part)) {
        throw differ(parts.getFirst(), part);
      }
      cast.add(type.cast(part));
    }
    return cast;
  }

  private static RootNameException differ(Column first, Column other) {
    return new RootNameException(
        "expected one type throughout, found " + first.type() + " and " + other.type());
  }

  private static <C extends Column> List<Column> contents(
      List<C> parts, Function<C, Column> content) {
    return parts.stream().map(content).toList();
  }

  private static int length(List<? extends Column> parts) {
    return sum(parts, Column::length);
  }

  private static <C> int sum(List<C> parts, ToIntFunction<C> length) {
    long sum = 0;
    for (C part : parts) {
      sum += length.applyAsInt(part);
    }
    if (sum > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a read of " + sum + " values in one column: a column holds 2^31; read fewer entries");
    }
    return (int) sum;
  }

  /** Copies arrays of one primitive type into one. */
  private static <C, A> A join(List<C> parts, Function<C, A> values) {
    int size = sum(parts, part -> Array.getLength(values.apply(part)));
    Class<?> type = values.apply(parts.getFirst()).getClass().getComponentType();
    @SuppressWarnings("unchecked") // of the component type of an A
    A all = (A) Array.newInstance(type, size);
    int at = 0;
    for (C part : parts) {
      A from = values.apply(part);
      int length = Array.getLength(from);
      System.arraycopy(from, 0, all, at, length);
      at += length;
    }
    return all;
  }

  private static <C> int[] offsets(List<C> parts, Function<C, int[]> offsets) {
    int[] all = new int[1 + sum(parts, part -> offsets.apply(part).length - 1)];
    sum(parts, part -> offsets.apply(part)[offsets.apply(part).length - 1]);
    int at = 0;
    int before = 0;
    for (C part : parts) {
      int[] from = offsets.apply(part);
      for (int i = 1; i < from.length; i++) {
        all[++at] = before + from[i];
      }
      before = all[at];
    }
    return all;
  }
}
