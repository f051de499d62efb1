package hep.analysis.tasks;

import hep.learners.model.ModelFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The network of a saved flavour tagger, to be written in another form. */
public final class SavedFlavour {
  private SavedFlavour() {}

  /**
   * From the inputs of jets and tracks to probabilities of b, c and light.
   *
   * @throws hep.analysis.InputException where the tagger has no network
   */
  public static SequencedMap<String, SavedNetwork> networks(ModelFile file) {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put("probabilities", FlavourTaggers.network(file));
    return networks;
  }

  /** What it reads of the jets of other files. */
  public static List<InputRows> inputs(ModelFile file, List<String> input) {
    FlavourTagging.Read read = FlavourTagging.defaults().read(input, false);
    return FlavourTaggers.of(file).inputs(read.sample(), read.layout());
  }
}
