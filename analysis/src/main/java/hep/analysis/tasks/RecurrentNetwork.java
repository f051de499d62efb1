package hep.analysis.tasks;

import hep.learners.Initializer;
import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.Var;
import hep.learners.layers.Dense;
import hep.learners.layers.Dropout;
import hep.learners.layers.Lstm;

/**
 * A network on the sequence of a jet's tracks, the most displaced last, after ATLAS's RNNIP
 * (ATL-PHYS-PUB-2017-003): one LSTM, whose last state beside the jet's inputs feeds two dense
 * layers.
 */
record RecurrentNetwork(Lstm memory, Dense hidden, Dense output, Dropout dropout)
    implements TrackNetwork {
  /** Tracks that are read, those of the largest significance. */
  static final int TRACKS = 15;

  static RecurrentNetwork of(
      Parameters parameters, int jetInputs, int trackInputs, int width, float dropout) {
    return new RecurrentNetwork(
        // the tracks come with the most displaced first, and are read from the last to the first
        Lstm.of(parameters.in("memory"), trackInputs, width, true),
        Dense.of(parameters.in("hidden"), width + jetInputs, width, Initializer.he()),
        Dense.of(parameters.in("output"), width, JetNetwork.CLASSES),
        new Dropout(dropout));
  }

  @Override
  public Var logits(Var tracks, Segments sets, Var jets) {
    Var states = memory.apply(tracks, sets); // tracks x width
    Var last = sets.first(states); // jets x width, 0 for a jet without tracks
    Var h = hidden.apply(last.beside(jets)).relu(); // jets x width
    return output.apply(dropout.apply(h)); // jets x classes
  }
}
