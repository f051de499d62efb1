package hep.analysis.jets;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Clusters every event of a file and writes the jets ({@link JetCollections}).
 *
 * @param definition of the jets
 * @param ptMinGeV least transverse momentum of a jet, in GeV
 * @param exclusiveJets when present, so many exclusive jets instead of inclusive ones
 * @param dCut when present, exclusive jets at this distance
 */
public record ClusterJets(
    JetDefinition definition, double ptMinGeV, OptionalInt exclusiveJets, OptionalDouble dCut) {
  /** Names that {@link #algorithm} knows. */
  public static final List<String> ALGORITHMS =
      List.of("antikt", "kt", "ca", "genkt", "eekt", "durham");

  /**
   * What was clustered.
   *
   * @param events read
   * @param particles in all of them
   * @param jets written
   */
  public record Summary(int events, long particles, long jets) {}

  /** Inclusive jets above a transverse momentum in GeV. */
  public static ClusterJets inclusive(JetDefinition definition, double ptMinGeV) {
    return new ClusterJets(definition, ptMinGeV, OptionalInt.empty(), OptionalDouble.empty());
  }

  /**
   * The definition of a name: antikt, kt, ca, genkt (uses {@code p}), eekt (the generalised e+e-kt,
   * uses {@code p}) or durham (neither radius nor p).
   *
   * @throws IllegalArgumentException when the name is another one
   */
  public static JetDefinition algorithm(String name, double radius, double p) {
    return switch (name) {
      case "antikt" -> JetDefinition.antiKt(radius);
      case "kt" -> JetDefinition.kt(radius);
      case "ca" -> JetDefinition.cambridgeAachen(radius);
      case "genkt" -> JetDefinition.generalisedKt(p, radius);
      case "eekt" -> JetDefinition.eeGeneralisedKt(p, radius);
      case "durham" -> JetDefinition.durham();
      default ->
          throw new IllegalArgumentException(
              "There is no jet algorithm \"%s\"; known are %s."
                  .formatted(name, String.join(", ", ALGORITHMS)));
    };
  }

  /** Reads, clusters and writes; the output appears only when all went well. */
  public Summary run(Path input, Path output) {
    int events = 0;
    long particles = 0;
    long written = 0;
    try (EventReader reader = EventReader.open(input);
        JetCollections out = JetCollections.create(output)) {
      for (Optional<Particles> event = reader.next(); event.isPresent(); event = reader.next()) {
        List<Jet> jets = jets(event.get());
        out.add(jets);
        events++;
        particles += event.get().size();
        written += jets.size();
      }
      out.finish();
    }
    return new Summary(events, particles, written);
  }

  /** The jets of one event. */
  public List<Jet> jets(Particles event) {
    ClusterSequence sequence = ClusterSequence.of(event, definition);
    if (exclusiveJets.isPresent()) {
      // An event with fewer particles than that has them all as jets.
      return above(sequence.exclusive(Math.min(exclusiveJets.getAsInt(), event.size())));
    }
    if (dCut.isPresent()) {
      return above(sequence.exclusiveAt(dCut.getAsDouble()));
    }
    return sequence.inclusive(ptMinGeV);
  }

  private List<Jet> above(List<Jet> jets) {
    return jets.stream().filter(jet -> jet.pt() >= ptMinGeV).toList();
  }
}
