package hep.rootio.internal.write;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as ROOT's TBufferFile does: byte count and version around each class, a tag before
 * each object behind a pointer, and a reference instead where the same class or object has come
 * before.
 */
public final class ObjectOutput {
  private static final int NEW_CLASS = 0xFFFFFFFF;
  private static final int CLASS_REFERENCE = 0x80000000;

  /** References count from here, so that none is 0, the null pointer. */
  private static final int REFERENCE_OFFSET = 2;

  private final Output out;
  private final int keyLength;
  private final IdentityHashMap<ObjectValue, Integer> objects = new IdentityHashMap<>();
  private final Map<String, Integer> tags = new HashMap<>();
  private final Set<String> classes;

  /**
   * @param out where the object goes
   * @param keyLength how many bytes the key in front of the object takes: references count from its
   *     start
   * @param classes collects the classes whose description the file must hold
   */
  public ObjectOutput(Output out, int keyLength, Set<String> classes) {
    this.out = out;
    this.keyLength = keyLength;
    this.classes = classes;
  }

  /** Writes the object without a tag, as it stands behind a key or inside another object. */
  public void object(ObjectValue value) {
    checkMembers(value);
    classes.add(value.className());
    streamed(ClassTable.KNOWN.get(value.className()), value);
  }

  /** Writes an item of a TList, with the empty option that a list keeps beside each. */
  void listed(ObjectValue item) {
    pointer(item);
    out.u1(0);
  }

  /** Writes what a pointer points at: nothing, a reference, or tag and object. */
  void pointer(@Nullable ObjectValue value) {
    if (value == null) {
      out.i4(0);
      return;
    }
    Integer seen = objects.get(value);
    if (seen != null) {
      out.i4(seen);
      return;
    }
    int mark = out.beginCount();
    Integer tag = tags.get(value.className());
    if (tag != null) {
      out.i4(tag | CLASS_REFERENCE);
    } else {
      tags.put(value.className(), keyLength + out.length() + REFERENCE_OFFSET);
      out.i4(NEW_CLASS).zeroTerminated(value.className());
    }
    objects.put(value, keyLength + mark + REFERENCE_OFFSET);
    object(value);
    out.endCount(mark);
  }

  private void streamed(ClassDescription description, ObjectValue value) {
    classes.add(description.name());
    switch (description.name()) {
      case "TObject" -> {
        out.i2(description.version());
        members(description, value);
      }
      case "TArrayD", "TArrayF", "TArrayI" -> array(value.member("fArray"));
      case "TObjArray" -> {
        int mark = begin(description.version());
        collectionHead(value);
        out.i4(0);
        value.items().forEach(this::pointer);
        out.endCount(mark);
      }
      case "TList", "THashList" -> {
        int mark = begin(ClassTable.KNOWN.get("TList").version());
        collectionHead(value);
        value.items().forEach(this::listed);
        out.endCount(mark);
      }
      case "TTreeIndex" -> index(description, value);
      default -> {
        int mark =
            description.isForeign() ? beginForeign(description) : begin(description.version());
        members(description, value);
        out.endCount(mark);
      }
    }
  }

  /** An index of a tree, which ROOT streams with a long count and arrays without a flag. */
  private void index(ClassDescription description, ObjectValue value) {
    int mark = begin(description.version());
    streamed(ClassTable.KNOWN.get("TVirtualIndex"), value);
    for (String name : List.of("fMajorName", "fMinorName")) {
      out.string(value.member(name) instanceof String text ? text : "");
    }
    out.i8(value.member("fIndex") instanceof long[] entries ? entries.length : 0);
    for (String array : List.of("fIndexValues", "fIndexValuesMinor", "fIndex")) {
      elements(value.member(array));
    }
    out.endCount(mark);
  }

  private int begin(int version) {
    int mark = out.beginCount();
    out.i2(version);
    return mark;
  }

  private int beginForeign(ClassDescription description) {
    int mark = out.beginCount();
    out.i2(0).i4(description.checksum(ClassTable.KNOWN));
    return mark;
  }

  private void collectionHead(ObjectValue value) {
    streamed(ClassTable.KNOWN.get("TObject"), value);
    out.string("").i4(value.items().size());
    classes.add("TString");
    ClassTable.KNOWN.bases("TList").forEach(classes::add);
  }

  private void members(ClassDescription description, ObjectValue value) {
    for (Element element : description.elements()) {
      Object given = value.member(element.name());
      switch (element.kind()) {
        case BASE -> streamed(ClassTable.KNOWN.get(element.name()), value);
        case BASIC -> basic(element, given);
        case BASIC_POINTER -> {
          out.u1(given == null ? 0 : 1);
          elements(given);
        }
        case STRING -> {
          classes.add("TString");
          out.string(given == null ? "" : (String) given);
        }
        case OBJECT, OBJECT_ANY ->
            object(given == null ? new ObjectValue(element.typeName()) : (ObjectValue) given);
        case OBJECT_POINTER -> {
          if (element.type() == Element.INLINE_POINTER) {
            object(given == null ? new ObjectValue(element.target()) : (ObjectValue) given);
          } else {
            pointer((ObjectValue) given);
          }
        }
        case STL -> vector(element, given);
      }
    }
  }

  private void basic(Element element, @Nullable Object given) {
    if (element.length() > 0) {
      int[] values = given == null ? new int[element.length()] : (int[]) given;
      out.ints(values, 0, element.length());
      return;
    }
    Number number =
        switch (given) {
          case null -> element.preset();
          case Boolean flag -> flag ? 1 : 0;
          default -> (Number) given;
        };
    switch (element.basicType()) {
      case 1, 11, 18 -> out.u1(number.intValue());
      case 2, 12 -> out.i2(number.intValue());
      case 5 -> out.f4(number.floatValue());
      case 8 -> out.f8(number.doubleValue());
      case 4, 14, 16, 17 -> out.i8(number.longValue());
      default -> out.i4((int) number.longValue());
    }
  }

  private void array(@Nullable Object values) {
    out.i4(
        switch (values) {
          case double[] some -> some.length;
          case float[] some -> some.length;
          case int[] some -> some.length;
          case null, default -> 0;
        });
    elements(values);
  }

  private void elements(@Nullable Object values) {
    switch (values) {
      case null -> {}
      case double[] some -> out.doubles(some, 0, some.length);
      case float[] some -> out.floats(some, 0, some.length);
      case int[] some -> out.ints(some, 0, some.length);
      case long[] some -> out.longs(some, 0, some.length);
      default -> throw new IllegalArgumentException("no array that a class keeps: " + values);
    }
  }

  /** A vector of objects, empty where none are given. */
  private void vector(Element element, @Nullable Object given) {
    int mark = begin(ClassTable.KNOWN.get(element.typeName()).version());
    List<?> items = given instanceof List<?> some ? some : List.of();
    out.i4(items.size());
    items.forEach(item -> object((ObjectValue) item));
    out.endCount(mark);
  }

  private static void checkMembers(ObjectValue value) {
    if (!value.members().isEmpty()) {
      Set<String> known = ClassTable.KNOWN.memberNames(value.className());
      List<String> unknown =
          value.members().keySet().stream().filter(m -> !known.contains(m)).toList();
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException(value.className() + " has no member " + unknown);
      }
    }
  }
}
