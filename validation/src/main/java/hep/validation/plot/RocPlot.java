package hep.validation.plot;

import hep.validation.Graph;
import hep.validation.Measured;
import hep.validation.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The ROC plot as physicists draw it: background rejection 1/ε_B on a logarithmic axis against
 * signal efficiency, with bands of one standard deviation, and below it the ratio to the first
 * curve.
 *
 * <p>The band of a ratio is the curve's own error over the reference. Two classifiers on the same
 * jets have correlated errors, so the band of their true ratio is narrower.
 */
public final class RocPlot {
  private static final int STEPS = 200;

  /**
   * Background entries, effective ones, that a point needs: the error is then below about a third.
   */
  private static final double ENOUGH = 0.35;

  private RocPlot() {}

  /**
   * Draws curves of several classifiers.
   *
   * @param signal markup of the signal's name, for the axis title, such as {@code *b*-jet}
   * @param background markup of the background's name, such as {@code Light-jet}
   * @param curves legend entry and curve, the reference first
   */
  public static Plot of(String signal, String background, SequencedMap<String, RocCurve> curves) {
    double from = curves.values().stream().mapToDouble(RocPlot::firstMeasured).max().orElse(0);
    double start = Math.floor(from * 20) / 20;
    double[] efficiencies = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      efficiencies[i] = start + (1 - start) * i / STEPS;
    }
    Graph reference = curves.firstEntry().getValue().rejection(efficiencies);
    List<Mark> marks = new ArrayList<>();
    List<Mark> ratios = new ArrayList<>();
    for (Map.Entry<String, RocCurve> curve : curves.entrySet()) {
      Style style = Style.of(marks.size());
      Graph rejection = curve.getValue().rejection(efficiencies);
      marks.add(new Line(legend(curve.getKey(), curve.getValue()), rejection, style));
      ratios.add(new Line(curve.getKey(), ratio(curve.getValue(), reference), style));
    }
    ratios.add(Rule.level(1));
    Plot plot =
        Plot.of(
            Axis.linear(signal + " efficiency").range(start, 1),
            Axis.log(background + " rejection").from(1),
            marks);
    return curves.size() < 2 ? plot : plot.withLower(Axis.linear("Ratio"), ratios);
  }

  private static String legend(String name, RocCurve roc) {
    return name + String.format(Locale.ROOT, " (AUC %.3f)", roc.auc().value());
  }

  /**
   * The lowest signal efficiency, in steps of a hundredth, whose rejection is measured well enough
   * to be shown.
   */
  private static double firstMeasured(RocCurve roc) {
    for (int i = 1; i < 100; i++) {
      Measured rejection = roc.rejectionAt(i / 100.0);
      if (rejection.isFinite() && rejection.error() < ENOUGH * rejection.value()) {
        return i / 100.0;
      }
    }
    return 0;
  }

  private static Graph ratio(RocCurve roc, Graph reference) {
    Measured[] ratio = new Measured[reference.points()];
    for (int i = 0; i < ratio.length; i++) {
      Measured own = roc.rejectionAt(reference.x()[i]);
      ratio[i] = new Measured(own.value() / reference.y()[i], own.error() / reference.y()[i]);
    }
    return Graph.of(reference.x(), ratio);
  }
}
