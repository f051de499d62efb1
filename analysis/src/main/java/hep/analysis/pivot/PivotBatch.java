package hep.analysis.pivot;

import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.train.Examples;

/** Objects {@code order[from … to−1]} of a sample. */
record PivotBatch(PivotSample sample, int[] order, int from, int to) {
  static Examples<PivotBatch> examples(PivotSample sample) {
    return new Examples<>() {
      @Override
      public int size() {
        return sample.size();
      }

      @Override
      public PivotBatch batch(int[] order, int from, int to) {
        return new PivotBatch(sample, order, from, to);
      }
    };
  }

  Var inputs(Tape tape) {
    return tape.rows(sample.inputs(), order, from, to);
  }

  Var truth(Tape tape) {
    Var y = tape.input(to - from, 1);
    for (int i = from; i < to; i++) {
      y.data()[y.start() + i - from] = sample.signal()[order[i]] ? 1 : 0;
    }
    return y;
  }

  Var nuisance(Tape tape) {
    Var y = tape.input(to - from, 1);
    for (int i = from; i < to; i++) {
      y.data()[y.start() + i - from] = sample.nuisance()[order[i]];
    }
    return y;
  }
}
