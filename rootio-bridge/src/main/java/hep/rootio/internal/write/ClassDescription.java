package hep.rootio.internal.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/**
 * A class as ROOT's TStreamerInfo describes it.
 *
 * @param name the C++ name
 * @param version the version of its description
 * @param knownChecksum ROOT's checksum where it cannot be found from the elements (members that are
 *     never stored count in it)
 * @param elements base classes first, then members, in the order in which they are stored
 */
record ClassDescription(
    String name, int version, OptionalInt knownChecksum, List<Element> elements) {

  /** A class without ClassDef is stored with version 0 and its checksum. */
  boolean isForeign() {
    return name.startsWith("ROOT::") && !name.equals("ROOT::RNTuple");
  }

  /**
   * The checksum by which ROOT tells layouts of a class apart: {@code h ← 3 h + byte} over names,
   * types, array lengths and counters, as TStreamerInfo::GetCheckSum does.
   */
  int checksum(ClassTable classes) {
    if (knownChecksum.isPresent()) {
      return knownChecksum.getAsInt();
    }
    int sum = fold(0, name);
    for (Element element : elements) {
      if (element.kind() == Element.Kind.BASE) {
        sum = fold(sum, element.name()) * 3 + classes.get(element.name()).checksum(classes);
      }
    }
    for (Element element : elements) {
      if (element.kind() != Element.Kind.BASE) {
        sum = fold(element.isEnum() ? sum * 3 + 1 : sum, element.name());
        sum = fold(sum, element.typeName());
        sum = element.length() > 0 ? sum * 3 + element.length() : sum;
        sum = fold(sum, element.count());
      }
    }
    return sum;
  }

  /** The checksum with one more name in it. */
  static int fold(int sum, String text) {
    int folded = sum;
    for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
      folded = folded * 3 + letter;
    }
    return folded;
  }
}
