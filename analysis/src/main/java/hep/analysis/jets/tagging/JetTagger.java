package hep.analysis.jets.tagging;

import hep.analysis.tasks.RunOptions;
import hep.learners.model.InputGroup;
import java.util.List;

/** Learns to tell signal jets from background jets. */
public interface JetTagger {
  /** Short name, as in the figures: {@code kt_simple}. */
  String name();

  /**
   * Makes the inputs, with scalings fitted on the training jets.
   *
   * @param training jets to learn from; a tenth of them chooses the best epoch
   * @param test jets to score
   */
  Session prepare(JetSample training, JetSample test);

  /** Inputs that are ready. */
  interface Session {
    /** Trains anew with the seed of the options, and scores the test jets. */
    Outcome fit(RunOptions options);

    /** What is read, with scalings, for the model file. */
    List<InputGroup> inputs();
  }
}
