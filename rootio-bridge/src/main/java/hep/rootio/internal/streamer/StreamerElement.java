package hep.rootio.internal.streamer;

import hep.rootio.internal.bytes.Cursor;
import java.util.Arrays;

/**
 * One member or base class of a class, as the file describes it (TStreamerElement and its
 * subclasses).
 *
 * @param kind class of the description itself, such as TStreamerBasicType
 * @param name the member, or the base class
 * @param title the comment in the class; ranges of Double32_t stand here
 * @param type what is streamed: see {@link ElementType}
 * @param size bytes in memory
 * @param arrayLength number of elements of a fixed array, else 0
 * @param maxIndex its dimensions, up to five
 * @param typeName the C++ type; BASE for a base class
 * @param baseVersion of a base class its version, else 0
 * @param countName of a variable array the member that counts, else empty
 * @param countClass of a variable array the class of that member, else empty
 * @param stlType of a collection what it is (1 vector, 4 map, 6 set, ...), else 0
 * @param containedType of a collection the type of its elements, else 0
 */
public record StreamerElement(
    String kind,
    String name,
    String title,
    int type,
    int size,
    int arrayLength,
    int[] maxIndex,
    String typeName,
    int baseVersion,
    String countName,
    String countClass,
    int stlType,
    int containedType) {

  /**
   * Reads an element after its class tag.
   *
   * @param kind the class that the tag named
   */
  static StreamerElement read(Cursor in, String kind) {
    Frame own = Frame.read(in);
    if (kind.equals("TStreamerSTLstring")) {
      Frame.read(in); // derived from TStreamerSTL
    }
    Frame frame = kind.equals("TStreamerElement") ? own : Frame.read(in);
    Named named = Named.read(in);
    int type = in.i32();
    int size = in.i32();
    int arrayLength = in.i32();
    int arrayDim = in.i32();
    int[] maxIndex = new int[5];
    int indices = frame.version() == 1 ? in.count(4) : 5;
    for (int i = 0; i < indices; i++) {
      int index = in.i32();
      if (i < 5) {
        maxIndex[i] = index;
      }
    }
    String typeName = in.string();
    if (frame.version() == 3) {
      in.skip(24); // range and factor; newer files have them in the title only
    }
    frame.end(in);
    int baseVersion = 0;
    String countName = "";
    String countClass = "";
    int stlType = 0;
    int containedType = 0;
    switch (kind) {
      case "TStreamerBase" -> baseVersion = own.version() >= 3 ? in.i32() : 0;
      case "TStreamerBasicPointer", "TStreamerLoop" -> {
        in.skip(4); // version of the counting class
        countName = in.string();
        countClass = in.string();
      }
      case "TStreamerSTL", "TStreamerSTLstring" -> {
        stlType = in.i32();
        containedType = in.i32();
      }
      default -> {}
    }
    own.end(in);
    return new StreamerElement(
        kind,
        named.name(),
        named.title(),
        type == ElementType.STL && (typeName.equals("string") || typeName.equals("std::string"))
            ? ElementType.STL_STRING
            : type,
        size,
        arrayLength,
        Arrays.copyOf(maxIndex, Math.clamp(arrayDim, 0, 5)),
        typeName,
        baseVersion,
        countName,
        countClass,
        stlType,
        containedType);
  }

  /** Whether this is a base class. */
  public boolean base() {
    return typeName.equals("BASE");
  }

  @Override
  public String toString() {
    return typeName + " " + name + (arrayLength > 0 ? Arrays.toString(maxIndex) : "");
  }
}
