package hep.analysis.tasks;

import hep.analysis.output.Predictions;
import hep.learners.train.History;
import hep.validation.Histogram;
import hep.validation.KolmogorovSmirnov;
import hep.validation.Measured;
import hep.validation.RocCurve;
import hep.validation.WorkingPoint;
import hep.validation.plot.DiscriminantPlot;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Figures and plots of a classifier of signal and background. */
record SignalFigures(Predictions test, Predictions training) {
  private static final double[] EFFICIENCIES = {0.60, 0.70, 0.77, 0.85};
  private static final double[] EDGES = Histogram.uniform(50, 0, 1.000001);

  /**
   * auc, accuracy at 0.5, background rejections, the area on the training part, training against
   * test.
   */
  SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    RocCurve roc = roc(test);
    figures.put("auc", roc.auc());
    figures.put("accuracy", roc.accuracyAt(0.5));
    for (double efficiency : EFFICIENCIES) {
      figures.put("rejection_at_" + Math.round(100 * efficiency), roc.rejectionAt(efficiency));
    }
    figures.put("auc_training", roc(training).auc());
    for (int c = 0; c < test.classes().size(); c++) {
      KolmogorovSmirnov same =
          KolmogorovSmirnov.of(
              chosen(training.scores(0), training.of(c)),
              chosen(training.weights(), training.of(c)),
              chosen(test.scores(0), test.of(c)),
              chosen(test.weights(), test.of(c)));
      figures.put(
          "ks_distance_" + test.classes().get(c), new Measured(same.distance(), Double.NaN));
      figures.put("ks_p_value_" + test.classes().get(c), new Measured(same.pValue(), Double.NaN));
    }
    return figures;
  }

  /** ROC curve, score and losses. */
  SequencedMap<String, Plot> plots(List<History> histories) {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    RocCurve roc = roc(test);
    SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
    curves.put("Test", roc);
    curves.put("Training", roc(training));
    plots.put("roc", RocPlot.of("Signal", "Background", curves));
    List<DiscriminantPlot.Sample> samples =
        IntStream.range(0, 2)
            .mapToObj(c ->
                new DiscriminantPlot.Sample(
                    c == 0 ? "Signal" : "Background",
                    chosen(test.scores(0), test.of(c)),
                    chosen(test.weights(), test.of(c)),
                    chosen(training.scores(0), training.of(c)),
                    chosen(training.weights(), training.of(c))))
            .toList();
    List<WorkingPoint> points = Arrays.stream(EFFICIENCIES).mapToObj(roc::workingPoint).toList();
    plots.put("score", DiscriminantPlot.of("Signal score", EDGES, samples, points));
    plots.put("loss", LossCurves.plot(histories));
    return plots;
  }

  private static RocCurve roc(Predictions predictions) {
    boolean[] signal = new boolean[predictions.size()];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = predictions.labels()[i] == 0;
    }
    return RocCurve.of(predictions.scores(0), signal, predictions.weights());
  }

  private static double[] chosen(double[] values, int... entries) {
    return Arrays.stream(entries).mapToDouble(i -> values[i]).toArray();
  }
}
