package hep.analysis.jets.tagging;

import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Learns to tell signal jets from background jets. */
public interface JetTagger {
  /** Setting of a model file that names the tagger. */
  String KIND = "tagger";

  /** Short name, as in the figures: {@code kt_simple}. */
  String name();

  /**
   * Makes the inputs, with scalings fitted on the training jets.
   *
   * @param training jets to learn from; a tenth of them chooses the best epoch
   * @param test jets to score
   */
  Session prepare(JetSample training, JetSample test);

  /**
   * Makes the inputs of other jets for a saved model of this tagger, with the model's scalings.
   *
   * @throws hep.analysis.InputException where the model lacks a group of inputs
   */
  Session applied(ModelFile model, JetSample jets);

  /**
   * The networks of a saved model of this tagger by name, each from jets to the probabilities of
   * signal and background.
   *
   * @throws hep.analysis.InputException where the model does not fit, or has no network that can be
   *     written in another form
   */
  SequencedMap<String, SavedNetwork> networks(ModelFile model);

  /** What those networks read of jets, before it is scaled. */
  List<InputRows> networkInputs(JetSample jets);

  /** What has to be known beside the weights to make this tagger again. */
  default Map<String, String> architecture() {
    return Map.of(KIND, name());
  }

  /** Inputs that are ready. */
  interface Session {
    /** Trains anew with the seed of the options, and scores the test jets. */
    Outcome fit(RunOptions options);

    /**
     * Scores the test jets by the weights of a saved model.
     *
     * @throws IllegalArgumentException where they do not fit; names the first
     */
    double[] scores(Map<String, Tensor> weights, int threads);

    /** What is read, with scalings, for the model file. */
    List<InputGroup> inputs();
  }
}
