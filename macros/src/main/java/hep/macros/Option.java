package hep.macros;

import hep.analysis.InputException;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One option of a macro.
 *
 * @param name without the hyphens
 * @param label what stands for its value in the help
 * @param description for the help
 * @param kind what its value may be
 * @param fallback its values where it is not given
 */
record Option(String name, String label, String description, Kind kind, List<String> fallback) {
  /** What a value may be. */
  enum Kind {
    /**
     * True where it is given; says how to run, not what to compute, so it is not saved with the
     * settings.
     */
    FLAG("true or false"),
    /** Any text. */
    TEXT("a text"),
    /** Any number of texts. */
    TEXTS("texts"),
    /** Any number of names, with commas or blanks between them. */
    NAMES("names"),
    /** A whole number from 1. */
    COUNT("a whole number from 1"),
    /** A whole number from 0. */
    AMOUNT("a whole number from 0"),
    /** Any whole number. */
    WHOLE("a whole number"),
    /** Any finite number. */
    NUMBER("a number");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** What picocli is told. */
  OptionSpec spec() {
    OptionSpec.Builder spec = OptionSpec.builder("--" + name);
    String given =
        fallback.isEmpty() || kind == Kind.FLAG
            ? ""
            : " (default: " + String.join(", ", fallback) + ")";
    spec.description(description.replace("%", "%%") + given);
    return switch (kind) {
      case FLAG -> spec.type(boolean.class).arity("0").build();
      case TEXTS ->
          spec.type(List.class)
              .auxiliaryTypes(String.class)
              .arity("1..*")
              .paramLabel(label)
              .build();
      case NAMES ->
          spec.type(List.class)
              .auxiliaryTypes(String.class)
              .arity("1..*")
              .splitRegex(",")
              .paramLabel(label)
              .build();
      case TEXT, COUNT, AMOUNT, WHOLE, NUMBER ->
          spec.type(String.class).arity("1").paramLabel(label).build();
    };
  }

  /**
   * Refuses a value that is of the wrong kind.
   *
   * @param place where it was given: the option, or file and line
   */
  void check(String place, List<String> values) {
    for (String value : values) {
      if (!fits(value)) {
        throw new InputException("%s must be %s, found %s.".formatted(place, kind.words, value));
      }
    }
    if (values.size() != 1 && kind != Kind.TEXTS && kind != Kind.NAMES) {
      throw new InputException("%s takes one value, found %d.".formatted(place, values.size()));
    }
  }

  private boolean fits(String value) {
    try {
      return switch (kind) {
        case FLAG -> value.equals("true") || value.equals("false");
        case TEXT, TEXTS, NAMES -> true;
        case COUNT -> Integer.parseInt(value) >= 1;
        case AMOUNT -> Integer.parseInt(value) >= 0;
        case WHOLE -> {
          long _ = Long.parseLong(value);
          yield true;
        }
        case NUMBER -> Double.isFinite(Double.parseDouble(value));
      };
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
