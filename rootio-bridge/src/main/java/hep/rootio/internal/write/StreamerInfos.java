package hep.rootio.internal.write;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The descriptions of classes, as the objects that a file holds them in: a TList of TStreamerInfo
 * with one TStreamerElement a member.
 */
final class StreamerInfos {
  /** As ROOT marks a description that is in use. */
  private static final int INFO_BITS = 0x01010000;

  static final String NAME = "StreamerInfo";
  private static final String TITLE = "Doubly linked list";

  /**
   * Where the number of items stands in a TList without a name: behind byte count, version, TObject
   * and the empty name.
   */
  static final int COUNT_AT = 4 + 2 + 10 + 1;

  private static final int STL_VECTOR = 1;
  private static final int STL_OBJECT = 61;

  private StreamerInfos() {}

  /**
   * The list that a file held before.
   *
   * @param list its bytes; empty for a new file
   * @param keyLength length of the head in front of it, from which references within the list count
   */
  record Before(byte[] list, int keyLength) {
    static Before none() {
      return new Before(new byte[0], KeyRecord.lengthAt(0, "TList", NAME, TITLE));
    }

    /**
     * A title that makes a head at {@code seek} as long as the one before; nobody reads this title.
     */
    String title(long seek) {
      int room = keyLength - KeyRecord.lengthAt(seek, "TList", NAME, "");
      return TITLE.length() < room
          ? TITLE + " ".repeat(room - TITLE.length())
          : TITLE.substring(0, Math.max(0, room));
    }
  }

  /**
   * The list of descriptions: those that the file held before, then those of the classes that were
   * written.
   */
  static Output continued(Before before, Set<String> classes) {
    Set<String> described = new LinkedHashSet<>();
    Output out = new Output(before.list().length + (1 << 14)).raw(before.list());
    ObjectOutput objects = new ObjectOutput(out, before.keyLength(), described);
    if (before.list().length == 0) {
      objects.object(ObjectValue.collection("TList", List.of()));
    }
    for (String name : classes) {
      objects.listed(info(ClassTable.KNOWN.get(name)));
    }
    out.endCount(0);
    ByteBuffer list = ByteBuffer.wrap(out.array());
    list.putInt(COUNT_AT, list.getInt(COUNT_AT) + classes.size());
    return out;
  }

  private static ObjectValue info(ClassDescription description) {
    // One counter may stand for several arrays, so the class that holds it is looked up once a
    // class.
    Map<String, ClassDescription> counters = new LinkedHashMap<>();
    collectCounters(description, counters);
    List<ObjectValue> elements = new ArrayList<>();
    for (Element element : description.elements()) {
      elements.add(element(element, counters));
    }
    return new ObjectValue("TStreamerInfo")
        .named(description.name(), "")
        .with("fBits", INFO_BITS)
        .with("fCheckSum", description.checksum(ClassTable.KNOWN))
        .with("fClassVersion", description.version())
        .with("fElements", ObjectValue.collection("TObjArray", elements));
  }

  private static void collectCounters(
      ClassDescription description, Map<String, ClassDescription> counters) {
    for (Element element : description.elements()) {
      if (element.kind() == Element.Kind.BASE) {
        collectCounters(ClassTable.KNOWN.get(element.name()), counters);
      } else if (element.type() == Element.COUNTER) {
        counters.put(element.name(), description);
      }
    }
  }

  private static ObjectValue element(Element element, Map<String, ClassDescription> counters) {
    int[] maxIndex = new int[5];
    maxIndex[0] = element.length();
    ObjectValue value = new ObjectValue(element.kind().streamer);
    switch (element.kind()) {
      case BASE -> {
        ClassDescription base = ClassTable.KNOWN.get(element.name());
        maxIndex[1] = base.checksum(ClassTable.KNOWN);
        value.with("fBaseVersion", base.version());
      }
      case BASIC_POINTER -> {
        ClassDescription holder = counters.get(element.count());
        if (holder == null) {
          throw new IllegalStateException("no counter " + element.count() + " in the class table");
        }
        value
            .with("fCountVersion", holder.version())
            .with("fCountName", element.count())
            .with("fCountClass", holder.name());
      }
      case STL -> {
        value.with("fSTLtype", STL_VECTOR).with("fCtype", contentType(element.typeName()));
      }
      default -> {}
    }
    return value
        .named(element.name(), title(element))
        .with("fType", element.type())
        .with("fSize", element.sizeInMemory())
        .with("fArrayLength", element.length())
        .with("fArrayDim", element.length() > 0 ? 1 : 0)
        .with("fMaxIndex", maxIndex)
        .with("fTypeName", element.typeName());
  }

  /**
   * Readers take the name of a counter and the mark of an inline object from the title; the rest of
   * a title would only be a remark.
   */
  private static String title(Element element) {
    return switch (element.kind()) {
      case BASIC_POINTER -> "[" + element.count() + "]";
      case OBJECT_POINTER -> element.type() == Element.INLINE_POINTER ? "->" : "";
      default -> "";
    };
  }

  private static int contentType(String vector) {
    String content = vector.substring("vector<".length(), vector.length() - 1).strip();
    return Element.BASIC_TYPES.getOrDefault(content, STL_OBJECT);
  }
}
