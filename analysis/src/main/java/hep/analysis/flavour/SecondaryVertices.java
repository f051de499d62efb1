package hep.analysis.flavour;

import java.util.List;
import java.util.Optional;

/**
 * The secondary vertex of each jet of a sample.
 *
 * @param ofJet one a jet
 */
public record SecondaryVertices(List<Optional<SecondaryVertex>> ofJet) {
  /** Copies the list. */
  public SecondaryVertices {
    ofJet = List.copyOf(ofJet);
  }
}
