package hep.analysis.tasks;

import hep.learners.Initializer;
import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.Var;
import hep.learners.layers.AttentionPooling;
import hep.learners.layers.Dense;
import hep.learners.layers.Dropout;
import java.util.List;

/**
 * A network on sets of tracks: three dense layers on each track beside its jet's inputs, a weighted
 * mean over the tracks of a jet whose weights are learned, and two dense layers on that beside the
 * jet's inputs. The order of the tracks does not matter.
 */
record JetNetwork(
    List<Dense> track, AttentionPooling pooling, Dense hidden, Dense output, Dropout dropout)
    implements TrackNetwork {
  static final int CLASSES = 3;

  static JetNetwork of(
      Parameters parameters, int jetInputs, int trackInputs, int width, float dropout) {
    Initializer he = Initializer.he();
    return new JetNetwork(
        List.of(
            Dense.of(parameters.in("track/0"), trackInputs + jetInputs, width, he),
            Dense.of(parameters.in("track/1"), width, width, he),
            Dense.of(parameters.in("track/2"), width, width, he)),
        AttentionPooling.of(parameters.in("pooling"), width),
        Dense.of(parameters.in("hidden"), width + jetInputs, width, he),
        Dense.of(parameters.in("output"), width, CLASSES),
        new Dropout(dropout));
  }

  @Override
  public Var logits(Var tracks, Segments sets, Var jets) {
    Var both = tracks.beside(sets.repeat(jets)); // tracks x (track + jet inputs)
    Var x = track.getFirst().apply(both).relu(); // tracks x width
    for (Dense layer : track.subList(1, track.size())) {
      x = layer.apply(dropout.apply(x)).relu();
    }
    Var jet = pooling.apply(x, sets).beside(jets); // jets x (width + jet inputs)
    return output.apply(dropout.apply(hidden.apply(jet).relu())); // jets x classes
  }
}
