package hep.analysis.jets.tagging;

import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;

/** Some jets as a network sees them. */
interface JetBatch {
  /** Truth and weights of all jets, and which of them are here. */
  Part part();

  /**
   * Jets {@code order[from … to−1]}.
   *
   * @param truth 1 for signal, one column
   * @param weights one column
   */
  record Part(Tensor truth, Tensor weights, int[] order, int from, int to) {
    static Part all(JetSample sample) {
      double[] flat = sample.flatWeights();
      Tensor truth = Tensor.zeros(sample.size(), 1);
      Tensor weights = Tensor.zeros(sample.size(), 1);
      for (int jet = 0; jet < flat.length; jet++) {
        truth.data()[jet] = sample.signal()[jet] ? 1 : 0;
        weights.data()[jet] = (float) flat[jet];
      }
      return new Part(truth, weights, new int[0], 0, flat.length);
    }

    Part of(int[] chosen, int first, int end) {
      return new Part(truth, weights, chosen, first, end);
    }

    Var truth(Tape tape) {
      return tape.rows(truth, order, from, to);
    }

    Var weights(Tape tape) {
      return tape.rows(weights, order, from, to);
    }
  }
}
