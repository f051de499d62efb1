package hep.io.root.internal;

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
import hep.rootio.ShortColumn;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.Union;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single values out of columns. */
final class Values {
  private Values() {}

  /** A value as old programs know it: wrapped, an array of primitive numbers, or an object. */
  static @Nullable Object at(FileObjects file, Column column, int row) {
    return switch (column) {
      case ByteColumn c -> c.values()[row];
      case ShortColumn c -> c.values()[row];
      case IntColumn c -> c.values()[row];
      case LongColumn c -> c.values()[row];
      case FloatColumn c -> c.values()[row];
      case DoubleColumn c -> c.values()[row];
      case BooleanColumn c -> c.values()[row];
      case StringColumn c -> c.string(row);
      case Jagged c -> slice(file, c.content(), c.start(row), c.end(row));
      case Fixed c -> slice(file, c.content(), row * c.size(), (row + 1) * c.size());
      case Struct c -> file.wrap(new hep.rootio.RootObject(c.name(), () -> c, row));
      case ObjectColumn c -> file.wrap(c.objects().get(row));
      case Union c ->
          throw new IllegalStateException("A " + c.type() + " is no value of old files");
    };
  }

  private static Object slice(FileObjects file, Column content, int start, int end) {
    Object all =
        switch (content) {
          case ByteColumn c -> c.values();
          case ShortColumn c -> c.values();
          case IntColumn c -> c.values();
          case LongColumn c -> c.values();
          case FloatColumn c -> c.values();
          case DoubleColumn c -> c.values();
          case BooleanColumn c -> c.values();
          case Column _ -> new Object[0];
        };
    if (!(all instanceof Object[])) {
      Object part = Array.newInstance(all.getClass().getComponentType(), end - start);
      System.arraycopy(all, start, part, 0, end - start);
      return part;
    }
    List<@Nullable Object> objects = new ArrayList<>();
    for (int i = start; i < end; i++) {
      objects.add(at(file, content, i));
    }
    if (content instanceof StringColumn) {
      return objects.toArray(String[]::new);
    }
    if (content instanceof Struct || content instanceof ObjectColumn) {
      return new Items(file, "TObjArray", "", objects);
    }
    Class<?> type = objects.isEmpty() ? Object.class : part(objects.getFirst());
    Object array = Array.newInstance(type, objects.size());
    for (int i = 0; i < objects.size(); i++) {
      Array.set(array, i, objects.get(i));
    }
    return array;
  }

  private static Class<?> part(@Nullable Object first) {
    return first == null ? Object.class : first.getClass();
  }

  /** A value in the type that a method of an interface returns. */
  static @Nullable Object as(@Nullable Object value, Class<?> type) {
    Object single =
        value != null && type.isPrimitive() && value.getClass().isArray()
            ? (Array.getLength(value) == 0 ? null : Array.get(value, 0))
            : value;
    if (single == null || type.isInstance(single)) {
      return single;
    }
    if (type == boolean.class) {
      return single instanceof Boolean ? single : ((Number) single).longValue() != 0;
    }
    if (type.isPrimitive() && (single instanceof Number || single instanceof Boolean)) {
      Number number = single instanceof Boolean b ? (b ? 1 : 0) : (Number) single;
      return switch (type.getName()) {
        case "byte" -> number.byteValue();
        case "short" -> number.shortValue();
        case "int" -> number.intValue();
        case "long" -> number.longValue();
        case "float" -> number.floatValue();
        case "double" -> number.doubleValue();
        default -> throw unfit(single, type);
      };
    }
    if (single.getClass().isArray() && type.isArray()) {
      int length = Array.getLength(single);
      Object to = Array.newInstance(type.getComponentType(), length);
      for (int i = 0; i < length; i++) {
        Array.set(to, i, as(Array.get(single, i), type.getComponentType()));
      }
      return to;
    }
    if (single.getClass().isArray() && type.getSimpleName().startsWith("TArray")) {
      return array(single, type);
    }
    throw unfit(single, type);
  }

  /** Numbers as one of the interfaces for arrays. */
  private static Object array(Object numbers, Class<?> type) {
    InvocationHandler handler =
        (proxy, method, _) ->
            method.getName().equals("getArray")
                ? as(numbers, method.getReturnType())
                : plain(proxy, method, type);
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static Object plain(Object proxy, Method method, Class<?> type) {
    return switch (method.getName()) {
      case "toString" -> type.getSimpleName();
      case "hashCode" -> System.identityHashCode(proxy);
      default -> false; // equals, of which each array has its own
    };
  }

  private static IllegalStateException unfit(Object value, Class<?> type) {
    return new IllegalStateException(
        "Expected a %s, found a %s"
            .formatted(type.getSimpleName(), value.getClass().getSimpleName()));
  }

  /** ROOT packs a date into 32 bits: six for the years since 1995, then month to second. */
  static Date date(long packed) {
    try {
      LocalDateTime time =
          LocalDateTime.of(
              1995 + (int) (packed >>> 26 & 63),
              (int) (packed >>> 22 & 15),
              (int) (packed >>> 17 & 31),
              (int) (packed >>> 12 & 31),
              (int) (packed >>> 6 & 63),
              (int) (packed & 63));
      return Date.from(time.atZone(ZoneId.systemDefault()).toInstant());
    } catch (DateTimeException e) {
      throw new IllegalStateException("No date: " + Long.toHexString(packed), e);
    }
  }
}
