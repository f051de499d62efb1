package hep.analysis.tasks;

import hep.learners.Tape;
import hep.learners.Var;

/** What every batch of a classifier has. */
interface ClassBatch {
  /** Number of the class of each example, one column. */
  Var labels(Tape tape);

  /** Weight of each example, one column. */
  Var weights(Tape tape);
}
