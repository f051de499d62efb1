package hep.rootio;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the bytes of a branch or an object become a {@link Column}: a value that rules choose from
 * leaf classes and class descriptions, that can be printed and compared, and that is compiled once
 * before it runs over whole baskets.
 *
 * <p><b>Framed</b> means: with the head that ROOT writes before objects and collections (byte
 * count, version, and a checksum for classes without version).
 */
public sealed interface Interpretation {

  /** A number, big-endian. */
  record Numeric(NumberType type) implements Interpretation {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  /** A whole number that other members count by. */
  record Counter(NumberType type) implements Interpretation {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  /**
   * A Float16_t or Double32_t. With a range: an unsigned 32-bit integer that runs over it in {@code
   * bits} bits. Without a range but with bits: an exponent byte and a mantissa of {@code bits} bits
   * in two bytes. With neither: single precision.
   *
   * @param wide Double32_t: a double in memory
   * @param bits 0 where there are none
   * @param low start of the range
   * @param high end of the range; equal to the start where there is none
   */
  record Packed(boolean wide, int bits, double low, double high) implements Interpretation {
    /** Whether the number is an integer over a range. */
    public boolean ranged() {
      return high > low;
    }

    @Override
    public String toString() {
      String name = wide ? "double32" : "float16";
      return ranged()
          ? name + "(" + low + ".." + high + ", " + bits + " bits)"
          : name + (bits > 0 ? "(" + bits + " bits)" : "");
    }
  }

  /** Which heads a string or a collection has. */
  enum Framing {
    /** None ever. */
    NONE,
    /** One for all of a group that is stored together, none for each. */
    GROUPED,
    /** Each its own; one for all of a group that is stored together. */
    EACH
  }

  /** Where the length of a string stands. */
  enum TextForm {
    /** One byte, or 255 and four bytes, before it: TString, std::string. */
    SHORT_COUNT,
    /** Four bytes before it: char*. */
    INT_COUNT,
    /** A zero byte after it. */
    ZERO_TERMINATED
  }

  /** A string. */
  record Text(TextForm form, Framing framing) implements Interpretation {
    @Override
    public String toString() {
      return "string";
    }
  }

  /** As many elements in every value. */
  record Array(int length, Interpretation item) implements Interpretation {
    @Override
    public String toString() {
      return item + "[" + length + "]";
    }
  }

  /**
   * As many elements as the entry has bytes for. Only as the whole of a branch.
   *
   * @param flagged whether a byte that says "not null" stands before
   */
  record Filling(boolean flagged, Interpretation item) implements Interpretation {
    @Override
    public String toString() {
      return item + "[]";
    }
  }

  /**
   * As many elements as an earlier member of the same object says.
   *
   * @param counter that member
   * @param flagged whether a byte that says "not null" stands before
   */
  record Counted(String counter, boolean flagged, Interpretation item) implements Interpretation {
    @Override
    public String toString() {
      return item + "[" + counter + "]";
    }
  }

  /** Framed objects up to the end that the head tells: an array that another member counts. */
  record Loop(Interpretation item) implements Interpretation {
    @Override
    public String toString() {
      return item + "[]";
    }
  }

  /**
   * A collection: four bytes count, then the elements. A map is a collection of pairs.
   *
   * @param container its class without arguments, such as vector
   */
  record Sequence(String container, Framing framing, Interpretation item)
      implements Interpretation {
    @Override
    public String toString() {
      return container + "<" + item + ">";
    }
  }

  /**
   * A member of a class.
   *
   * @param name its name
   * @param type how it is read
   * @param base whether it is a base class, whose members count as the class's own
   */
  record Member(String name, Interpretation type, boolean base) {
    @Override
    public String toString() {
      return name + ": " + type;
    }
  }

  /**
   * An object, member after member.
   *
   * @param className the class, empty for a leaf list
   * @param version of the class that the members are of; 0 where it has none
   */
  record Members(String className, int version, boolean framed, List<Member> members)
      implements Interpretation {
    /** Copies the list. */
    public Members {
      members = List.copyOf(members);
    }

    @Override
    public String toString() {
      return className
          + members.stream().map(Member::toString).collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /** A pointer: null, an object of any class, or one met before. */
  record Pointer(String className) implements Interpretation {
    @Override
    public String toString() {
      return className + "*";
    }
  }

  /** An object by value of a class that holds itself: read as objects, not as columns. */
  record Nested(String className) implements Interpretation {
    @Override
    public String toString() {
      return className;
    }
  }

  /**
   * An object of any class, after the name of its class.
   *
   * @param className the class that was declared; what is there may be derived from it
   */
  record Announced(String className) implements Interpretation {
    @Override
    public String toString() {
      return className;
    }
  }

  /** A class whose layout ROOT's own code defines and no description tells. */
  record Special(String className) implements Interpretation {
    @Override
    public String toString() {
      return className;
    }
  }

  /** A framed object that nothing is known of; it is passed over. */
  record Opaque(String className) implements Interpretation {
    @Override
    public String toString() {
      return "unknown " + className;
    }
  }
}
