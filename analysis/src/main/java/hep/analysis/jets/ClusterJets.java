package hep.analysis.jets;

import hep.analysis.InputException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

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
  public record Summary(int events, long particles, long jets) {
    @Override
    public String toString() {
      return "%d events, %d particles, %d jets".formatted(events, particles, jets);
    }
  }

  /** Inclusive jets above a transverse momentum in GeV. */
  public static ClusterJets inclusive(JetDefinition definition, double ptMinGeV) {
    return new ClusterJets(definition, ptMinGeV, OptionalInt.empty(), OptionalDouble.empty());
  }

  /**
   * The definition of a name: antikt, kt, ca, genkt (uses {@code p}), eekt (the generalised e+e-kt,
   * uses {@code p}) or durham (neither radius nor p).
   *
   * @throws InputException when the name is another one, or radius or p are outside their ranges
   */
  public static JetDefinition algorithm(String name, double radius, double p) {
    try {
      return named(name, radius, p);
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static JetDefinition named(String name, double radius, double p) {
    return switch (name) {
      case "antikt" -> JetDefinition.antiKt(radius);
      case "kt" -> JetDefinition.kt(radius);
      case "ca" -> JetDefinition.cambridgeAachen(radius);
      case "genkt" -> JetDefinition.generalisedKt(p, radius);
      case "eekt" -> JetDefinition.eeGeneralisedKt(p, radius);
      case "durham" -> JetDefinition.durham();
      default ->
          throw new InputException(
              "There is no jet algorithm \"%s\"; known are %s."
                  .formatted(name, String.join(", ", ALGORITHMS)));
    };
  }

  /** Reads, clusters and writes; the output appears only when all went well. */
  public Summary run(Path input, Path output) {
    return run(EventReader.stream(List.of(input.toString()), ""), output);
  }

  /**
   * Clusters events and writes their jets; the output appears only when all went well.
   *
   * @param events such as those of {@link EventReader#stream}; closed at the end
   */
  public Summary run(Stream<Particles> events, Path output) {
    int count = 0;
    long particles = 0;
    long written = 0;
    try (events;
        JetCollections out = JetCollections.create(output)) {
      for (Iterator<Particles> all = events.iterator(); all.hasNext(); ) {
        Particles event = all.next();
        List<Jet> jets = jets(event);
        out.add(jets);
        count++;
        particles += event.size();
        written += jets.size();
      }
      out.finish();
    }
    return new Summary(count, particles, written);
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
