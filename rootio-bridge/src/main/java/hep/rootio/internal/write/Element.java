package hep.rootio.internal.write;

import java.util.Map;

/**
 * One member or base class of a class that we write, with the facts that ROOT keeps of it.
 *
 * @param kind what it is, which chooses the TStreamer class that describes it
 * @param name the member, or the base class
 * @param typeName the C++ type; {@code BASE} for a base class
 * @param type ROOT's number of the type (TVirtualStreamerInfo::EReadWrite)
 * @param length the length of a fixed array, 0 when it is none
 * @param count the member that holds the length of a pointer's array, or empty
 * @param preset the number that the member has unless a value is given
 */
record Element(
    Kind kind, String name, String typeName, int type, int length, String count, double preset) {

  enum Kind {
    BASE("TStreamerBase"),
    BASIC("TStreamerBasicType"),
    BASIC_POINTER("TStreamerBasicPointer"),
    STRING("TStreamerString"),
    OBJECT("TStreamerObject"),
    OBJECT_ANY("TStreamerObjectAny"),
    OBJECT_POINTER("TStreamerObjectPointer"),
    STL("TStreamerSTL");

    /** The class that describes such an element in a file. */
    final String streamer;

    Kind(String streamer) {
      this.streamer = streamer;
    }
  }

  static final int COUNTER = 6;
  static final int FIXED_ARRAY = 20;
  static final int POINTER = 40;
  static final int OBJECT_TYPE = 61;
  static final int OBJECT_ANY_TYPE = 62;
  static final int INLINE_POINTER = 63;
  static final int OBJECT_POINTER_TYPE = 64;
  static final int STRING_TYPE = 65;
  static final int TOBJECT = 66;
  static final int TNAMED = 67;
  static final int STL_TYPE = 500;

  /** ROOT's numbers of the basic types, by the name in a class description. */
  static final Map<String, Integer> BASIC_TYPES =
      Map.ofEntries(
          Map.entry("char", 1),
          Map.entry("short", 2),
          Map.entry("int", 3),
          Map.entry("Int_t", 3),
          Map.entry("long", 4),
          Map.entry("float", 5),
          Map.entry("double", 8),
          Map.entry("unsigned char", 11),
          Map.entry("unsigned short", 12),
          Map.entry("unsigned int", 13),
          Map.entry("unsigned long", 14),
          Map.entry("Long64_t", 16),
          Map.entry("ULong64_t", 17),
          Map.entry("bool", 18));

  /**
   * The basic type behind {@link #type}, whether it stands alone, in a fixed array or behind a
   * pointer.
   */
  int basicType() {
    return type % 20;
  }

  /** The class that a pointer points at. */
  String target() {
    return typeName.substring(0, typeName.length() - 1);
  }

  /** An enumeration is stored as int, but enters the checksum of its class in another way. */
  boolean isEnum() {
    return kind == Kind.BASIC && !BASIC_TYPES.containsKey(typeName);
  }

  /**
   * Bytes that the member takes in a C++ object; what a reader of unknown classes lays out its
   * memory by.
   */
  int sizeInMemory() {
    return switch (kind) {
      case BASE -> 0;
      case BASIC -> sizeOf(basicType()) * Math.max(1, length);
      case BASIC_POINTER, OBJECT_POINTER -> 8;
      case STRING -> 24;
      case STL -> name.equals("This") ? 0 : 24;
      case OBJECT, OBJECT_ANY ->
          switch (typeName) {
            case "TObjArray" -> 64;
            case "TAxis" -> 216;
            case "ROOT::TIOFeatures" -> 1;
            default -> 24;
          };
    };
  }

  private static int sizeOf(int basicType) {
    return switch (basicType) {
      case 1, 11, 18 -> 1;
      case 2, 12 -> 2;
      case 4, 8, 14, 16, 17 -> 8;
      default -> 4;
    };
  }
}
