package hep.analysis.jets;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The branches that hold the particles of an entry: one beginning of their names, then {@code px py
 * pz} with {@code E} or {@code mass}, or {@code pt eta phi} with {@code mass} or {@code E}, or
 * {@code pt eta phi} or {@code E eta phi} alone for particles without mass. Capitals do not matter.
 *
 * @param prefix what the names begin with; may be empty
 * @param frame what the numbers are
 * @param names of the branches in the order of the frame
 */
record ParticleBranches(String prefix, Frame frame, List<String> names) {
  /** What the branches hold, the fullest first. */
  enum Frame {
    CARTESIAN_ENERGY("px py pz e|energy"),
    CARTESIAN_MASS("px py pz m|mass"),
    POLAR_MASS("pt eta phi m|mass"),
    POLAR_ENERGY("pt eta phi e|energy"),
    POLAR("pt eta phi"),
    CLUSTERS("e|energy eta phi");

    private final String words;

    Frame(String words) {
      this.words = words;
    }

    /** What the names end with, each with its other spellings. */
    private List<List<String>> endings() {
      return Arrays.stream(words.split(" ", -1)).map(e -> List.of(e.split("\\|", -1))).toList();
    }

    /** Whether the second number is a pseudorapidity. */
    boolean isPolar() {
      return endings().get(1).contains("eta");
    }

    /** The particle with these numbers, in GeV and radians. */
    FourVector vector(double a, double b, double c, double d) {
      return switch (this) {
        case CARTESIAN_ENERGY -> new FourVector(a, b, c, d);
        case CARTESIAN_MASS ->
            new FourVector(a, b, c, Math.sqrt(Math.max(0.0, a * a + b * b + c * c + d * d)));
        case POLAR_MASS -> polar(a, b, c, Math.sqrt(square(a * Math.cosh(b)) + d * d));
        case POLAR_ENERGY -> polar(a, b, c, d);
        case POLAR -> polar(a, b, c, a * Math.cosh(b));
        case CLUSTERS -> polar(a / Math.cosh(b), b, c, a);
      };
    }

    private static FourVector polar(double pt, double eta, double phi, double e) {
      return new FourVector(pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(eta), e);
    }

    private static double square(double x) {
      return x * x;
    }
  }

  /** Words by which particles are known where several lists of an entry could be meant. */
  private static final List<String> USUAL = List.of("part", "const", "cand", "track", "cluster");

  /**
   * Finds them.
   *
   * @param where file and tree, for messages
   * @param branches all of the tree
   * @param isList whether a branch holds several numbers an entry
   * @param wanted beginning of the names; empty for the most usual
   * @throws InputException where there are none, or several lists could be meant
   */
  static ParticleBranches find(
      String where, List<String> branches, Predicate<String> isList, String wanted) {
    List<ParticleBranches> found =
        all(branches).stream().filter(one -> one.names.stream().allMatch(isList)).toList();
    List<String> prefixes = found.stream().map(ParticleBranches::prefix).toList();
    if (found.isEmpty()) {
      throw new InputException(
          where
              + ": no lists of particles; branches such as part_px, part_py, part_pz, part_E, or pt, eta,"
              + " phi, mass are needed"
              + NearestName.hint("part_px", branches));
    }
    if (!wanted.isEmpty()) {
      return found.stream()
          .filter(one -> one.prefix.equalsIgnoreCase(wanted))
          .findFirst()
          .orElseThrow(() ->
              new InputException(
                  "%s: no list of particles begins with '%s'%s"
                      .formatted(where, wanted, NearestName.hint(wanted, prefixes))));
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    for (String word : USUAL) {
      List<ParticleBranches> known =
          found.stream().filter(one -> lower(one.prefix).contains(word)).toList();
      if (known.size() == 1) {
        return known.getFirst();
      }
    }
    throw new InputException(
        "%s: particles could be those beginning with %s; say which (--particles)"
            .formatted(where, String.join(", ", prefixes)));
  }

  /** For each beginning of names the fullest description. */
  private static List<ParticleBranches> all(List<String> branches) {
    Map<String, String> byLower = new LinkedHashMap<>();
    branches.forEach(name -> byLower.putIfAbsent(lower(name), name));
    Map<String, ParticleBranches> found = new LinkedHashMap<>();
    for (Frame frame : Frame.values()) {
      for (String name : byLower.keySet()) {
        frame.endings().getFirst().stream()
            .filter(name::endsWith)
            .map(end -> name.substring(0, name.length() - end.length()))
            .forEach(prefix ->
                names(frame, prefix, byLower)
                    .ifPresent(names ->
                        found.putIfAbsent(
                            prefix,
                            new ParticleBranches(
                                names.getFirst().substring(0, prefix.length()), frame, names))));
      }
    }
    return List.copyOf(found.values());
  }

  private static Optional<List<String>> names(
      Frame frame, String prefix, Map<String, String> byLower) {
    List<String> names = new ArrayList<>();
    for (List<String> endings : frame.endings()) {
      Optional<String> name =
          endings.stream()
              .map(end -> byLower.get(prefix + end))
              .filter(Objects::nonNull)
              .findFirst();
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    return Optional.of(names);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
