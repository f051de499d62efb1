package hep.analysis.tasks;

import hep.analysis.output.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A model from a file, built again. */
public interface SavedModel {
  /**
   * What it says of the entries of other files; labels are not needed.
   *
   * @throws hep.analysis.InputException where model and files do not fit
   */
  Predictions apply(List<String> input, int threads);

  /** What its networks read of the entries of other files, before it is scaled. */
  default List<InputRows> inputs(List<String> input) {
    return List.of();
  }

  /** Its networks by name, to be written in another form; none where there are none. */
  default SequencedMap<String, SavedNetwork> networks() {
    return new LinkedHashMap<>();
  }
}
