package hep.rootio.internal.decode;

import hep.rootio.Interpretation;
import hep.rootio.Interpretation.Array;
import hep.rootio.Interpretation.Counted;
import hep.rootio.Interpretation.Counter;
import hep.rootio.Interpretation.Framing;
import hep.rootio.Interpretation.Loop;
import hep.rootio.Interpretation.Member;
import hep.rootio.Interpretation.Members;
import hep.rootio.Interpretation.Nested;
import hep.rootio.Interpretation.Numeric;
import hep.rootio.Interpretation.Opaque;
import hep.rootio.Interpretation.Pointer;
import hep.rootio.Interpretation.Sequence;
import hep.rootio.Interpretation.Special;
import hep.rootio.Interpretation.Text;
import hep.rootio.Interpretation.TextForm;
import hep.rootio.NumberType;
import hep.rootio.internal.streamer.Classes;
import hep.rootio.internal.streamer.ElementType;
import hep.rootio.internal.streamer.StreamerElement;
import hep.rootio.internal.streamer.StreamerInfo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses interpretations from the descriptions of classes in a file, and from C++ type names. Not
 * for use by several threads.
 */
public final class ClassRules {
  private static final int DEEPEST = 40;
  private static final String ARRAY_LENGTH = "[0-9]{1,9}";
  private static final Set<String> COLLECTIONS =
      Set.of(
          "vector",
          "set",
          "multiset",
          "unordered_set",
          "unordered_multiset",
          "list",
          "forward_list",
          "deque",
          "ROOT::VecOps::RVec",
          "ROOT::RVec",
          "RVec");
  private static final Set<String> MAPS =
      Set.of("map", "multimap", "unordered_map", "unordered_multimap");

  private final HandWritten handWritten = new HandWritten(name -> object(name, Optional.empty()));
  private final Classes classes;
  private final Deque<String> open = new ArrayDeque<>();

  /** Rules for the classes that a file describes. */
  public ClassRules(Classes classes) {
    this.classes = classes;
  }

  /** The descriptions these rules go by. */
  public Classes classes() {
    return classes;
  }

  /**
   * The interpretation of a C++ type that is stored by itself, under a key or as a whole branch: as
   * a framed one, but strings have no head.
   */
  public Interpretation whole(String text) {
    return type(text, true) instanceof Text t ? new Text(t.form(), Framing.NONE) : type(text, true);
  }

  /**
   * The interpretation of a C++ type.
   *
   * @param framed whether strings, collections and objects have heads
   */
  public Interpretation type(String text, boolean framed) {
    TypeName type = TypeName.of(text);
    if (type.pointer()) {
      return new Pointer(type.name());
    }
    Optional<NumberType> number = type.number();
    if (number.isPresent()) {
      return new Numeric(number.get());
    }
    List<String> arguments = type.arguments();
    Framing framing = framed ? Framing.EACH : Framing.GROUPED;
    switch (type.name()) {
      case "string", "basic_string" -> {
        return new Text(TextForm.SHORT_COUNT, framing);
      }
      case "TString" -> {
        return new Text(TextForm.SHORT_COUNT, Framing.NONE);
      }
      case "Double32_t" -> {
        return PackedRange.of(true, "");
      }
      case "Float16_t" -> {
        return PackedRange.of(false, "");
      }
      case "bitset" -> {
        return new Sequence("bitset", framing, new Numeric(NumberType.BOOL));
      }
      default -> {}
    }
    if (!arguments.isEmpty() && COLLECTIONS.contains(type.name())) {
      return nested(text, () -> new Sequence(type.name(), framing, item(arguments.getFirst())));
    }
    if (arguments.size() >= 2 && MAPS.contains(type.name())) {
      return nested(text, () -> new Sequence(type.name(), framing, pair("", arguments, false)));
    }
    if (arguments.size() == 2 && type.name().equals("pair")) {
      return nested(text, () -> pair(text, arguments, true));
    }
    String plain = text.trim();
    String name = plain.startsWith("std::") ? plain.substring(5) : plain;
    return classes.latest(name).isEmpty() && !arguments.isEmpty()
        ? ofLibrary(name, type).orElseGet(() -> object(name, Optional.empty()))
        : object(name, Optional.empty());
  }

  /** Classes of the standard library as ROOT would describe them, where the file does not. */
  private Optional<Interpretation> ofLibrary(String name, TypeName type) {
    List<String> arguments = type.arguments();
    if (type.name().equals("complex") && arguments.size() == 1) {
      Interpretation part = item(arguments.getFirst());
      Member real = new Member("_real", part, false);
      return Optional.of(
          new Members(name, 0, true, List.of(real, new Member("_imag", part, false))));
    }
    if (type.name().equals("array")
        && arguments.size() == 2
        && arguments.get(1).matches(ARRAY_LENGTH)) {
      Interpretation all =
          new Array(Integer.parseInt(arguments.get(1)), item(arguments.getFirst()));
      return Optional.of(new Members(name, 0, true, List.of(new Member("_M_elems", all, false))));
    }
    return Optional.empty();
  }

  /** Elements of collections: strings and collections have no head, objects do. */
  private Interpretation item(String text) {
    return type(text, false);
  }

  private Interpretation pair(String text, List<String> arguments, boolean framed) {
    Optional<StreamerInfo> described =
        text.isEmpty() ? Optional.empty() : classes.latest(text.trim());
    if (described.isPresent()) {
      return members(described.get(), framed);
    }
    // As members of a pair, strings and collections have heads where the pair is stored member
    // after member.
    return new Members(
        "pair",
        0,
        framed,
        List.of(
            new Member("first", type(arguments.get(0), framed), false),
            new Member("second", type(arguments.get(1), framed), false)));
  }

  /**
   * The interpretation of a class with a head before its members, of a version where it is known.
   */
  public Interpretation object(String className, Optional<Integer> version) {
    Optional<Interpretation> known = KnownClasses.find(className);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Interpretation> byHand =
        handWritten.find(className, version.orElse(HandWritten.LATEST));
    if (byHand.isPresent()) {
      return byHand.get();
    }
    Optional<StreamerInfo> info = version.flatMap(v -> classes.find(className, v));
    if (info.isEmpty()) {
      info = classes.latest(className);
    }
    if (info.isEmpty()) {
      return new Opaque(className);
    }
    StreamerInfo found = info.get();
    if (open.contains(className)) {
      return new Nested(className);
    }
    StreamerElement first = found.elements().isEmpty() ? null : found.elements().getFirst();
    if (first != null && first.name().equals("This") && first.kind().equals("TStreamerSTL")) {
      // A class that ROOT takes for a collection. The type of its elements stands at the start of
      // the title.
      String title = first.title().trim();
      int close = title.lastIndexOf('>');
      String item = title.startsWith("<") && close > 0 ? title.substring(1, close) : "";
      return nested(className, () -> new Sequence(className, Framing.EACH, item(item)));
    }
    return nested(className, () -> members(found, true));
  }

  /** The members of one description. */
  public Members members(StreamerInfo info, boolean framed) {
    Set<String> counters =
        info.elements().stream()
            .filter(e -> e.countClass().equals(info.name()))
            .map(StreamerElement::countName)
            .collect(Collectors.toSet());
    List<Member> members = new ArrayList<>();
    for (StreamerElement element : info.elements()) {
      if (element.type() >= 0 && element.type() < 1000) {
        Interpretation type = element(element);
        if (counters.contains(element.name())
            && type instanceof Numeric number
            && number.type().bytes() <= 4) {
          type = new Counter(number.type());
        }
        members.add(new Member(element.name(), type, element.base()));
      }
    }
    return new Members(info.name(), info.version(), framed, members);
  }

  /**
   * The same class in another version or with a checksum; unchanged where the file describes no
   * other.
   */
  Members version(Members type, int version, int checksum) {
    Optional<Interpretation> known = KnownClasses.find(type.className(), version);
    if (known.isPresent()) { // ROOT's own code streams it, whatever the description says
      return known.get() instanceof Members other ? other : type;
    }
    if (handWritten.find(type.className(), version).orElse(type) instanceof Members other
        && !other.equals(type)) {
      return other;
    }
    Optional<StreamerInfo> info =
        checksum != 0
            ? classes.findByChecksum(type.className(), checksum)
            : classes.find(type.className(), version);
    return info.map(i -> members(i, type.framed())).orElse(type);
  }

  /** The interpretation of one member or base class. */
  public Interpretation element(StreamerElement e) {
    int type = e.type();
    if (type > ElementType.ARRAY && type < ElementType.POINTER) {
      return dimensions(e, basic(type - ElementType.ARRAY, e));
    }
    if (type > ElementType.POINTER && type < ElementType.OBJECT) {
      return new Counted(e.countName(), true, basic(type - ElementType.POINTER, e));
    }
    return switch (type) {
      case ElementType.BASE -> e.base() ? base(e) : type(e.typeName(), true);
      case ElementType.OBJECT,
          ElementType.ANY,
          ElementType.OBJECT_INLINE_POINTER,
          ElementType.ANY_INLINE_POINTER ->
          type(pointee(e), true);
      case ElementType.OBJECT_POINTER, ElementType.ANY_POINTER, ElementType.ANY_POINTER_NO_VTABLE ->
          new Pointer(pointee(e));
      case ElementType.TSTRING -> new Text(TextForm.SHORT_COUNT, Framing.NONE);
      case ElementType.TOBJECT -> type("TObject", true);
      case ElementType.TNAMED -> type("TNamed", true);
      case ElementType.STL, ElementType.STL_STRING, ElementType.STL_POINTER -> collection(e);
      case ElementType.OBJECT + ElementType.ARRAY,
          ElementType.ANY + ElementType.ARRAY,
          ElementType.OBJECT_INLINE_POINTER + ElementType.ARRAY,
          ElementType.ANY_INLINE_POINTER + ElementType.ARRAY ->
          // Collections have heads here only where they are described as such.
          new Array(e.arrayLength(), type(pointee(e), !collection(pointee(e))));
      case ElementType.STL + ElementType.ARRAY,
          ElementType.STL_STRING + ElementType.ARRAY,
          ElementType.STL_POINTER + ElementType.ARRAY ->
          new Array(e.arrayLength(), type(pointee(e), true));
      case ElementType.TSTRING + ElementType.ARRAY ->
          new Array(e.arrayLength(), new Text(TextForm.SHORT_COUNT, Framing.GROUPED));
      case ElementType.OBJECT_POINTER + ElementType.ARRAY,
          ElementType.ANY_POINTER + ElementType.ARRAY ->
          new Array(e.arrayLength(), new Pointer(pointee(e)));
      case ElementType.STREAM_LOOP, ElementType.STREAM_LOOP + ElementType.ARRAY ->
          new Loop(e.typeName().endsWith("**") ? new Pointer(pointee(e)) : type(pointee(e), true));
      case ElementType.STREAMER ->
          // Early files give collections this number.
          e.kind().startsWith("TStreamerSTL") ? collection(e) : new Opaque(e.typeName());
      default -> type < ElementType.ARRAY ? basic(type, e) : new Opaque(e.typeName());
    };
  }

  /** An array of numbers in its dimensions; in one where they do not multiply to its length. */
  private static Interpretation dimensions(StreamerElement e, Interpretation number) {
    long product = 1;
    for (int length : e.maxIndex()) {
      product *= Math.clamp(length, 0, 1 << 15);
    }
    if (e.maxIndex().length < 2 || product != e.arrayLength()) {
      return new Array(e.arrayLength(), number);
    }
    Interpretation type = number;
    for (int i = e.maxIndex().length - 1; i >= 0; i--) {
      type = new Array(e.maxIndex()[i], type);
    }
    return type;
  }

  private Interpretation base(StreamerElement e) {
    return collection(e.name())
        ? type(e.name(), true)
        : object(e.name(), e.baseVersion() > 0 ? Optional.of(e.baseVersion()) : Optional.empty());
  }

  /**
   * A member that is a collection. Where its elements are of an enumeration or of another name for
   * a number, only the description tells which number.
   */
  private Interpretation collection(StreamerElement e) {
    Interpretation type = type(pointee(e), true);
    Optional<NumberType> contained = number(e.containedType());
    return switch (type) {
      case Sequence(String container, Framing framing, Opaque _) when contained.isPresent() ->
          new Sequence(container, framing, new Numeric(contained.get()));
      case Opaque _ when contained.isPresent() && e.stlType() > 0 ->
          new Sequence(pointee(e), Framing.EACH, new Numeric(contained.get()));
      default -> type;
    };
  }

  private static boolean collection(String type) {
    String name = TypeName.of(type).name();
    return COLLECTIONS.contains(name) || MAPS.contains(name);
  }

  private static String pointee(StreamerElement e) {
    String name = e.typeName().trim();
    while (name.endsWith("*")) {
      name = name.substring(0, name.length() - 1).trim();
    }
    return name;
  }

  private static Interpretation basic(int type, StreamerElement e) {
    return switch (type) {
      case ElementType.COUNTER -> new Counter(NumberType.INT32);
      case ElementType.CHAR_STAR -> new Text(TextForm.INT_COUNT, Framing.NONE);
      case ElementType.BITS -> new Special("fBits");
      case ElementType.DOUBLE32 -> PackedRange.of(true, e.title());
      case ElementType.FLOAT16 -> PackedRange.of(false, e.title());
      default ->
          number(type).<Interpretation>map(Numeric::new).orElseGet(() -> new Opaque(e.typeName()));
    };
  }

  /** The number that a basic element type is. */
  public static Optional<NumberType> number(int type) {
    return switch (type) {
      case ElementType.CHAR, ElementType.LEGACY_CHAR -> Optional.of(NumberType.INT8);
      case ElementType.SHORT -> Optional.of(NumberType.INT16);
      case ElementType.INT, ElementType.COUNTER -> Optional.of(NumberType.INT32);
      case ElementType.LONG, ElementType.LONG64 -> Optional.of(NumberType.INT64);
      case ElementType.FLOAT -> Optional.of(NumberType.FLOAT32);
      case ElementType.DOUBLE -> Optional.of(NumberType.FLOAT64);
      case ElementType.UCHAR -> Optional.of(NumberType.UINT8);
      case ElementType.USHORT -> Optional.of(NumberType.UINT16);
      case ElementType.UINT, ElementType.BITS -> Optional.of(NumberType.UINT32);
      case ElementType.ULONG, ElementType.ULONG64 -> Optional.of(NumberType.UINT64);
      case ElementType.BOOL -> Optional.of(NumberType.BOOL);
      default -> Optional.empty();
    };
  }

  private interface Choice {
    Interpretation make();
  }

  private Interpretation nested(String name, Choice choice) {
    if (open.size() >= DEEPEST) {
      return new Nested(name);
    }
    open.push(name);
    try {
      return choice.make();
    } finally {
      open.pop();
    }
  }
}
