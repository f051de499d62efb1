package hep.learners.train;

import hep.learners.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a run stands: all that is needed, besides weights and optimiser, to go on as if it had not
 * been interrupted.
 */
final class RunState {
  int epoch;
  int batch;
  long updates;
  double lossSum;
  long examplesSeen;
  int best = -1;
  double bestValue = Double.NaN;
  int sinceBest;
  float[] bestValues = new float[0];
  final List<History.Epoch> epochs = new ArrayList<>();

  History history() {
    return new History(epochs, best);
  }

  /** Notes the value that the run watches; returns whether it is the best so far. */
  boolean watch(double value, boolean higherIsBetter, Parameters parameters) {
    boolean improved =
        Double.isNaN(bestValue) || (higherIsBetter ? value > bestValue : value < bestValue);
    if (improved) {
      best = epoch;
      bestValue = value;
      sinceBest = 0;
      bestValues = parameters.values().clone();
    } else {
      sinceBest++;
    }
    return improved;
  }
}
