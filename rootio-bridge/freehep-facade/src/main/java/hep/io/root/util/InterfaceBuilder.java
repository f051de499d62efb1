package hep.io.root.util;

import hep.io.root.internal.Mangle;
import hep.rootio.RootFile;
import hep.rootio.StoredClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a Java interface for each class that a file describes. Compiled and on the class path,
 * objects of those classes implement it.
 */
public final class InterfaceBuilder {
  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("char", "byte"),
          Map.entry("unsigned char", "byte"),
          Map.entry("short", "short"),
          Map.entry("unsigned short", "short"),
          Map.entry("int", "int"),
          Map.entry("unsigned int", "int"),
          Map.entry("long", "long"),
          Map.entry("unsigned long", "long"),
          Map.entry("Long64_t", "long"),
          Map.entry("ULong64_t", "long"),
          Map.entry("float", "float"),
          Map.entry("Float16_t", "float"),
          Map.entry("double", "double"),
          Map.entry("Double32_t", "double"));
  private static final Set<String> TEXTS = Set.of("TString", "string", "char*", "std::string");

  private InterfaceBuilder() {}

  /**
   * {@code InterfaceBuilder FILE [FOLDER]}.
   *
   * @throws IOException when an interface cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      throw new IllegalArgumentException("expected FILE [FOLDER]");
    }
    write(arguments[0], Path.of(arguments.length > 1 ? arguments[1] : "."));
  }

  /** Writes the interfaces of a file's classes below a folder, and gives their files. */
  public static List<Path> write(String file, Path folder) throws IOException {
    Path below = Files.createDirectories(folder.resolve("hep/io/root/interfaces"));
    List<Path> written = new java.util.ArrayList<>();
    try (RootFile open = RootFile.open(file)) {
      for (StoredClass stored : open.storedClasses()) {
        if (stored.name().matches("[A-Za-z_][A-Za-z0-9_]{0,200}") && !given(stored.name())) {
          Path path = below.resolve(stored.name() + ".java");
          Files.writeString(path, source(stored));
          written.add(path);
        }
      }
    }
    return written;
  }

  /** Whether the interface is here already. */
  private static boolean given(String name) {
    return InterfaceBuilder.class.getResource("/hep/io/root/interfaces/" + name + ".class") != null;
  }

  /** The interface for a class. */
  static String source(StoredClass stored) {
    StringBuilder text = new StringBuilder("package hep.io.root.interfaces;\n\n");
    text.append("/** Version ").append(stored.version()).append(" of the class. */\n");
    text.append("public interface ")
        .append(stored.name())
        .append(" extends hep.io.root.RootObject");
    stored.bases().stream()
        .filter(InterfaceBuilder::given)
        .forEach(base -> text.append(", ").append(base));
    text.append(" {\n");
    for (StoredClass.Member member : stored.members()) {
      text.append("  ")
          .append(type(member))
          .append(' ')
          .append(Mangle.method(member.name()))
          .append("();\n");
    }
    return text.append("}\n").toString();
  }

  private static String type(StoredClass.Member member) {
    String plain = member.typeName().strip();
    boolean pointer = plain.endsWith("*");
    String name = pointer ? plain.substring(0, plain.length() - 1).strip() : plain;
    if (TEXTS.contains(plain)) {
      return "String";
    }
    String number = NUMBERS.get(name);
    return number == null
        ? "Object"
        : number + (pointer ? "[]" : "") + "[]".repeat(member.dimensions().size());
  }
}
