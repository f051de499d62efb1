package hep.analysis.tasks;

import hep.learners.Segments;
import hep.learners.Tape;
import hep.learners.Var;

/** A network on the tracks of jets. */
@FunctionalInterface
interface TrackNetwork extends Ensemble.Network<JetExamples.Batch> {
  /**
   * Logits, jets by classes.
   *
   * @param tracks scaled, tracks by inputs
   * @param sets the tracks of each jet
   * @param jets scaled, jets by inputs
   */
  Var logits(Var tracks, Segments sets, Var jets);

  @Override
  default Var logits(Tape tape, JetExamples.Batch batch) {
    return logits(batch.tracks(tape), batch.segments(), batch.jets(tape));
  }
}
