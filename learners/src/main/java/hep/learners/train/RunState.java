package hep.learners.train;

import hep.learners.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.StringJoiner;

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

  /** Returns all but the weights as text; doubles are hexadecimal, so nothing is lost. */
  String toText() {
    StringJoiner text = new StringJoiner(" ");
    text.add(Integer.toString(epoch)).add(Integer.toString(batch)).add(Long.toString(updates));
    text.add(Double.toHexString(lossSum)).add(Long.toString(examplesSeen));
    text.add(Integer.toString(best))
        .add(Double.toHexString(bestValue))
        .add(Integer.toString(sinceBest));
    for (History.Epoch each : epochs) {
      text.add(Integer.toString(each.number()));
      text.add(Double.toHexString(each.trainingLoss()))
          .add(Double.toHexString(each.validationLoss()));
      text.add(Double.toHexString(each.metric())).add(Double.toHexString(each.rate()));
      text.add(Double.toHexString(each.seconds()));
    }
    return text.toString();
  }

  /** Sets all but the weights from {@link #toText}. */
  void restore(String text) {
    try (Scanner words = new Scanner(text)) {
      epoch = Integer.parseInt(words.next());
      batch = Integer.parseInt(words.next());
      updates = Long.parseLong(words.next());
      lossSum = Double.parseDouble(words.next());
      examplesSeen = Long.parseLong(words.next());
      best = Integer.parseInt(words.next());
      bestValue = Double.parseDouble(words.next());
      sinceBest = Integer.parseInt(words.next());
      epochs.clear();
      while (words.hasNext()) {
        epochs.add(
            new History.Epoch(
                Integer.parseInt(words.next()),
                Double.parseDouble(words.next()),
                Double.parseDouble(words.next()),
                Double.parseDouble(words.next()),
                Double.parseDouble(words.next()),
                Double.parseDouble(words.next())));
      }
    }
  }
}
