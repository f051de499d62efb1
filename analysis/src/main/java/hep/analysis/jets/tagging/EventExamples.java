package hep.analysis.jets.tagging;

import hep.analysis.features.Scaling;
import hep.analysis.jets.Particles;
import hep.learners.Segments;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.train.Examples;
import java.util.List;

/**
 * Events as lists of jets.
 *
 * @param trees of all jets, or none where they are not asked for
 * @param momenta jets by {@link EventJets#NAMES}, scaled
 * @param starts number of the first jet of each event, and of all jets
 * @param all truth and weights of the events
 */
record EventExamples(TreeExamples trees, Tensor momenta, int[] starts, JetBatch.Part all)
    implements Examples<EventExamples.Batch> {
  /** Not yet scaled. */
  static EventExamples of(EventJets jets, boolean embedded) {
    List<Particles> wanted = embedded ? jets.jets() : List.of();
    JetSample sample = JetSample.of(wanted, new boolean[wanted.size()]);
    return new EventExamples(
        TreeExamples.of(sample.aligned(), EventTagger.topology()),
        new Tensor(jets.momenta(), jets.jets().size(), EventJets.NAMES.size()),
        jets.starts(),
        JetBatch.Part.all(jets.events()));
  }

  Scaling momentumScaling() {
    return ScaledRows.fit(momenta.data(), momenta.columns());
  }

  /** Scales in place; returns this. */
  EventExamples scaled(Scaling ofNodes, Scaling ofMomenta) {
    trees.scaled(ofNodes);
    ofMomenta.apply(momenta.data());
    return this;
  }

  @Override
  public int size() {
    return starts.length - 1;
  }

  @Override
  public Batch batch(int[] order, int from, int to) {
    int[] offsets = new int[to - from + 1];
    for (int i = from; i < to; i++) {
      offsets[i - from + 1] = offsets[i - from] + starts[order[i] + 1] - starts[order[i]];
    }
    int[] jets = new int[offsets[to - from]];
    for (int i = from; i < to; i++) {
      for (int k = offsets[i - from]; k < offsets[i - from + 1]; k++) {
        jets[k] = starts[order[i]] + k - offsets[i - from];
      }
    }
    return new Batch(this, jets, Segments.of(offsets), all.of(order, from, to));
  }

  /**
   * Some of the events.
   *
   * @param jets numbers of their jets
   * @param events which of these belong to which event
   */
  record Batch(EventExamples examples, int[] jets, Segments events, JetBatch.Part part)
      implements JetBatch {
    Var momenta(Tape tape) {
      return tape.rows(examples.momenta, jets, 0, jets.length);
    }

    TreeExamples.Batch trees() {
      return examples.trees.batch(jets, 0, jets.length);
    }
  }
}
