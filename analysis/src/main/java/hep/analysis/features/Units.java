package hep.analysis.features;

import hep.learners.model.Input;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Units of the inputs that Kaon makes itself, by their names. Logarithms carry the unit of their
 * argument: {@code ln GeV}.
 */
public final class Units {
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("jet_log_pt", "ln GeV"),
          Map.entry("jet_log_mass", "ln GeV"),
          Map.entry("ln_kt", "ln GeV"),
          Map.entry("ln_mass", "ln GeV"),
          Map.entry("ln_mass_hard", "ln GeV"),
          Map.entry("ln_mass_soft", "ln GeV"),
          Map.entry("ln_pT", "ln GeV"),
          Map.entry("ln_energy", "ln GeV"),
          Map.entry("ln_cluster_e", "ln GeV"),
          Map.entry("lateral_depth", "GeV"),
          Map.entry("centre_x", "mm"),
          Map.entry("centre_y", "mm"),
          Map.entry("phi", "rad"),
          Map.entry("theta", "rad"),
          Map.entry("delta_phi", "rad"),
          Map.entry("rho", "GeV"),
          Map.entry("fixedGridRhoFastjetAll", "GeV"));

  private static final List<Map.Entry<Pattern, String>> FORMS =
      List.of(
          Map.entry(Pattern.compile("(.*_)?ln .*"), "1"),
          Map.entry(Pattern.compile(".*_(Frac|frac|share|ratio|cosine|fraction).*"), "1"),
          Map.entry(Pattern.compile(".*_GeV"), "GeV"),
          Map.entry(Pattern.compile(".*_mm"), "mm"),
          Map.entry(Pattern.compile("energy_.*"), "GeV"),
          Map.entry(Pattern.compile("width_[0-9]+"), "mm"));

  private Units() {}

  /** The unit of an input; {@code 1} where the name is none that has one. */
  public static String of(String name) {
    String named = NAMED.get(name);
    if (named != null) {
      return named;
    }
    for (Map.Entry<Pattern, String> form : FORMS) {
      if (form.getKey().matcher(name).matches()) {
        return form.getValue();
      }
    }
    return "1";
  }

  /** Inputs of these names without a transform, for columns whose units Kaon knows. */
  public static List<Input> inputs(List<String> names) {
    return names.stream().map(name -> Input.named(name).in(of(name))).toList();
  }
}
