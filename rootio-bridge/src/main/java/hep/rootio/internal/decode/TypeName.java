package hep.rootio.internal.decode;

import hep.rootio.NumberType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A C++ type as text, taken apart: {@code map<int,vector<short> >} is {@code map} of {@code int}
 * and {@code vector<short>}.
 *
 * @param name without arguments and without std::
 * @param arguments between the angle brackets
 * @param pointer whether it ends in an asterisk
 */
record TypeName(String name, List<String> arguments, boolean pointer) {
  private static final Map<String, NumberType> NUMBERS =
      Map.ofEntries(
          Map.entry("bool", NumberType.BOOL),
          Map.entry("Bool_t", NumberType.BOOL),
          Map.entry("char", NumberType.INT8),
          Map.entry("Char_t", NumberType.INT8),
          Map.entry("signed char", NumberType.INT8),
          Map.entry("int8_t", NumberType.INT8),
          Map.entry("byte", NumberType.UINT8),
          Map.entry("unsigned char", NumberType.UINT8),
          Map.entry("UChar_t", NumberType.UINT8),
          Map.entry("uint8_t", NumberType.UINT8),
          Map.entry("short", NumberType.INT16),
          Map.entry("Short_t", NumberType.INT16),
          Map.entry("int16_t", NumberType.INT16),
          Map.entry("unsigned short", NumberType.UINT16),
          Map.entry("UShort_t", NumberType.UINT16),
          Map.entry("uint16_t", NumberType.UINT16),
          Map.entry("int", NumberType.INT32),
          Map.entry("Int_t", NumberType.INT32),
          Map.entry("int32_t", NumberType.INT32),
          Map.entry("unsigned int", NumberType.UINT32),
          Map.entry("unsigned", NumberType.UINT32),
          Map.entry("UInt_t", NumberType.UINT32),
          Map.entry("uint32_t", NumberType.UINT32),
          Map.entry("long", NumberType.INT64),
          Map.entry("Long_t", NumberType.INT64),
          Map.entry("long long", NumberType.INT64),
          Map.entry("Long64_t", NumberType.INT64),
          Map.entry("int64_t", NumberType.INT64),
          Map.entry("unsigned long", NumberType.UINT64),
          Map.entry("ULong_t", NumberType.UINT64),
          Map.entry("unsigned long long", NumberType.UINT64),
          Map.entry("ULong64_t", NumberType.UINT64),
          Map.entry("uint64_t", NumberType.UINT64),
          Map.entry("size_t", NumberType.UINT64),
          Map.entry("float", NumberType.FLOAT32),
          Map.entry("Float_t", NumberType.FLOAT32),
          Map.entry("double", NumberType.FLOAT64),
          Map.entry("Double_t", NumberType.FLOAT64),
          Map.entry("Real_t", NumberType.FLOAT32),
          Map.entry("Size_t", NumberType.FLOAT32),
          Map.entry("Axis_t", NumberType.FLOAT64),
          Map.entry("Stat_t", NumberType.FLOAT64),
          Map.entry("Byte_t", NumberType.UINT8),
          Map.entry("Version_t", NumberType.INT16),
          Map.entry("Ssiz_t", NumberType.INT32),
          Map.entry("Color_t", NumberType.INT16),
          Map.entry("Style_t", NumberType.INT16),
          Map.entry("Width_t", NumberType.INT16),
          Map.entry("ptrdiff_t", NumberType.INT64),
          Map.entry("intptr_t", NumberType.INT64),
          Map.entry("uintptr_t", NumberType.UINT64),
          Map.entry("char8_t", NumberType.UINT8),
          Map.entry("char16_t", NumberType.UINT16),
          Map.entry("char32_t", NumberType.UINT32));

  private static final Set<String> WORDS =
      Set.of("signed", "unsigned", "char", "short", "int", "long");

  TypeName {
    arguments = List.copyOf(arguments);
  }

  static TypeName of(String text) {
    String type = text.trim();
    if (type.startsWith("const ")) {
      type = type.substring(6).trim();
    }
    boolean pointer = type.endsWith("*");
    while (type.endsWith("*") || type.endsWith("&")) {
      type = type.substring(0, type.length() - 1).trim();
    }
    int open = type.indexOf('<');
    if (open < 0 || !type.endsWith(">")) {
      return new TypeName(plain(type), List.of(), pointer);
    }
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int from = open + 1;
    for (int i = from; i < type.length() - 1; i++) {
      char c = type.charAt(i);
      depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        arguments.add(type.substring(from, i).trim());
        from = i + 1;
      }
    }
    arguments.add(type.substring(from, type.length() - 1).trim());
    return new TypeName(plain(type.substring(0, open)), arguments, pointer);
  }

  /** The number that the type is, if it is one. */
  Optional<NumberType> number() {
    return pointer || !arguments.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(NUMBERS.get(name)).or(() -> spelledOut(name));
  }

  /** Whole numbers as compilers may spell them: {@code long unsigned int}. */
  private static Optional<NumberType> spelledOut(String name) {
    List<String> words = List.of(name.split("\\s+"));
    if (words.size() < 2 || !WORDS.containsAll(words)) {
      return Optional.empty();
    }
    boolean unsigned = words.contains("unsigned");
    String size =
        Stream.of("char", "short", "long").filter(words::contains).findFirst().orElse("int");
    return Optional.ofNullable(NUMBERS.get(unsigned ? "unsigned " + size : size));
  }

  /** Without std:: and the namespaces that libraries put into it. */
  private static String plain(String name) {
    String plain = name.trim();
    for (String space : List.of("std::", "__cxx11::", "__1::")) {
      plain = plain.startsWith(space) ? plain.substring(space.length()) : plain;
    }
    return plain;
  }
}
