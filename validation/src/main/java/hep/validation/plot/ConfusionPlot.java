package hep.validation.plot;

import hep.validation.ConfusionMatrix;
import hep.validation.Grid;
import hep.validation.Histogram;
import hep.validation.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The confusion matrix as a heat map of efficiencies, true classes from top to bottom, with errors
 * in the cells.
 */
public final class ConfusionPlot {
  private ConfusionPlot() {}

  /** Draws a matrix normalised by true class. */
  public static Plot of(ConfusionMatrix matrix) {
    int n = matrix.classes().size();
    double[] value = new double[n * n];
    double[] variance = new double[n * n];
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      // The first class stands at the top, where a reader begins.
      int truth = n - 1 - row;
      for (int given = 0; given < n; given++) {
        Measured e = matrix.efficiency(truth, given);
        value[given + row * n] = e.value();
        variance[given + row * n] = e.error() * e.error();
        String shown = String.format(Locale.ROOT, "%.3f", e.value());
        texts.add(n > 6 ? shown : shown + String.format(Locale.ROOT, "\n± %.3f", e.error()));
      }
    }
    double[] edges = Histogram.uniform(n, 0, n);
    Axis colours = Axis.linear("Fraction of true class").range(0, 1);
    HeatMap map =
        new HeatMap(new Grid(edges, edges, value, variance), colours, ColourMap.BLUES, texts);
    return Plot.of(
        Axis.categories("Predicted class", matrix.classes()),
        Axis.categories("True class", matrix.classes().reversed()),
        List.of(map));
  }
}
