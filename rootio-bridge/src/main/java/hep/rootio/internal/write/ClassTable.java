package hep.rootio.internal.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes that we write, with the layouts of ROOT 6. They stand in {@code classes.txt}: a class
 * and its version, then one indented line a member, {@code type name[length] [counter] -> =
 * preset}.
 */
final class ClassTable {
  static final ClassTable KNOWN = ClassTable.load();

  private final Map<String, ClassDescription> classes = new LinkedHashMap<>();

  private final Map<String, Set<String>> memberNames = new ConcurrentHashMap<>();

  private static ClassTable load() {
    try (InputStream in =
        Objects.requireNonNull(
            ClassTable.class.getResourceAsStream("classes.txt"), "classes.txt")) {
      ClassTable table = new ClassTable();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(new Parser(table)::line);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException("the table of classes cannot be read", e);
    }
  }

  ClassDescription get(String name) {
    ClassDescription known = classes.get(name);
    return known != null ? known : vector(name);
  }

  Set<String> names() {
    return classes.keySet();
  }

  boolean extendsClass(String name, String base) {
    return name.equals(base)
        || get(name).elements().stream()
            .anyMatch(e -> e.kind() == Element.Kind.BASE && extendsClass(e.name(), base));
  }

  /** The base classes of a class, nearest first, and theirs. */
  List<String> bases(String name) {
    List<String> bases = new ArrayList<>();
    for (Element element : get(name).elements()) {
      if (element.kind() == Element.Kind.BASE) {
        bases.add(element.name());
        bases.addAll(bases(element.name()));
      }
    }
    return bases;
  }

  /** Every member of a class and of its base classes. */
  Set<String> memberNames(String name) {
    return memberNames.computeIfAbsent(name, this::collectMemberNames);
  }

  private Set<String> collectMemberNames(String name) {
    Set<String> names = new HashSet<>();
    for (Element element : get(name).elements()) {
      if (element.kind() == Element.Kind.BASE) {
        names.addAll(collectMemberNames(element.name()));
      } else {
        names.add(element.name());
      }
    }
    return names;
  }

  /**
   * ROOT describes {@code vector<T>} as a class with the one element This, which does not count in
   * the checksum.
   */
  private static ClassDescription vector(String name) {
    if (!name.startsWith("vector<")) {
      throw new IllegalArgumentException("no description of class " + name + " to write");
    }
    Element self = new Element(Element.Kind.STL, "This", name, Element.STL_TYPE, 0, "", 0);
    OptionalInt checksum = OptionalInt.of(ClassDescription.fold(0, name));
    return new ClassDescription(name, 6, checksum, List.of(self));
  }

  /** Reads the table line by line; a line of the first column opens a class. */
  private static final class Parser {
    private final ClassTable table;
    private List<Element> elements = new ArrayList<>();

    Parser(ClassTable table) {
      this.table = table;
    }

    void line(String line) {
      if (line.isBlank() || line.startsWith("#")) {
        return;
      }
      if (!line.startsWith(" ")) {
        List<String> words = List.of(line.split(" ", -1));
        elements = new ArrayList<>();
        OptionalInt checksum =
            words.size() > 2
                ? OptionalInt.of(Integer.parseUnsignedInt(words.get(2), 16))
                : OptionalInt.empty();
        int version = Integer.parseInt(words.get(1));
        table.classes.put(
            words.getFirst(), new ClassDescription(words.getFirst(), version, checksum, elements));
        return;
      }
      elements.add(element(line.strip()));
    }

    private Element element(String line) {
      if (line.startsWith("base ")) {
        String base = line.substring(5);
        int type =
            switch (base) {
              case "TObject" -> Element.TOBJECT;
              case "TNamed" -> Element.TNAMED;
              default -> 0;
            };
        return new Element(Element.Kind.BASE, base, "BASE", type, 0, "", 0);
      }
      String rest = line;
      double preset = 0;
      int equals = rest.indexOf(" = ");
      if (equals > 0) {
        preset = Double.parseDouble(rest.substring(equals + 3));
        rest = rest.substring(0, equals);
      }
      boolean inline = rest.endsWith(" ->");
      rest = inline ? rest.substring(0, rest.length() - 3) : rest;
      String count = "";
      int bracket = rest.indexOf(" [");
      if (bracket > 0) {
        count = rest.substring(bracket + 2, rest.length() - 1);
        rest = rest.substring(0, bracket);
      }
      int space = rest.lastIndexOf(' ');
      String type = rest.substring(0, space);
      String name = rest.substring(space + 1);
      int length = 0;
      if (name.endsWith("]")) {
        length = Integer.parseInt(name.substring(name.indexOf('[') + 1, name.length() - 1));
        name = name.substring(0, name.indexOf('['));
      }
      return member(type, name, length, count, inline, preset);
    }

    private Element member(
        String type, String name, int length, String count, boolean inline, double preset) {
      if (type.startsWith("enum ")) {
        return new Element(Element.Kind.BASIC, name, type.substring(5), 3, 0, "", preset);
      }
      if (type.startsWith("counter ")) {
        return new Element(
            Element.Kind.BASIC, name, type.substring(8), Element.COUNTER, 0, "", preset);
      }
      Integer basic = Element.BASIC_TYPES.get(type);
      if (basic != null) {
        int number = length > 0 ? Element.FIXED_ARRAY + basic : basic;
        return new Element(Element.Kind.BASIC, name, type, number, length, "", preset);
      }
      if (type.endsWith("*")) {
        Integer target = Element.BASIC_TYPES.get(type.substring(0, type.length() - 1));
        if (target != null) {
          return new Element(
              Element.Kind.BASIC_POINTER, name, type, Element.POINTER + target, 0, count, 0);
        }
        int number = inline ? Element.INLINE_POINTER : Element.OBJECT_POINTER_TYPE;
        return new Element(Element.Kind.OBJECT_POINTER, name, type, number, 0, "", 0);
      }
      if (type.equals("TString")) {
        return new Element(Element.Kind.STRING, name, type, Element.STRING_TYPE, 0, "", 0);
      }
      if (type.toLowerCase(Locale.ROOT).startsWith("vector<")) {
        return new Element(Element.Kind.STL, name, type, Element.STL_TYPE, 0, "", 0);
      }
      return table.extendsClass(type, "TObject")
          ? new Element(Element.Kind.OBJECT, name, type, Element.OBJECT_TYPE, 0, "", 0)
          : new Element(Element.Kind.OBJECT_ANY, name, type, Element.OBJECT_ANY_TYPE, 0, "", 0);
    }
  }
}
