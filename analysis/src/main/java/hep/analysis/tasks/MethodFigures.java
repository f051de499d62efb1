package hep.analysis.tasks;

import hep.analysis.output.Predictions;
import hep.validation.Measured;
import hep.validation.RocCurve;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Several classifiers on the same test entries.
 *
 * @param test the tagger's own scores, the reference
 * @param scores of the others by name
 */
record MethodFigures(Predictions test, SequencedMap<String, double[]> scores) {
  private static final double EFFICIENCY = 0.7;

  /** The area under each curve, and the rejection at a signal efficiency of 0.7. */
  SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    scores.forEach((name, each) -> {
      RocCurve roc = roc(each);
      figures.put("auc_" + name, roc.auc());
      figures.put("rejection_at_70_" + name, roc.rejectionAt(EFFICIENCY));
    });
    return figures;
  }

  /** All curves in one plot; none where there is nothing to compare with. */
  SequencedMap<String, Plot> plots() {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    if (!scores.isEmpty()) {
      SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
      curves.put("all together", roc(test.scores(0)));
      scores.forEach((name, each) -> curves.put(name, roc(each)));
      plots.put("methods", RocPlot.of("Signal", "Background", curves));
    }
    return plots;
  }

  private RocCurve roc(double... values) {
    boolean[] signal = new boolean[test.size()];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = test.labels()[i] == 0;
    }
    return RocCurve.of(values, signal, test.weights());
  }
}
