package hep.validation.plot;

import hep.validation.Calibration;
import hep.validation.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Fraction of signal against score: a calibrated score lies on the diagonal. */
public final class CalibrationPlot {
  private CalibrationPlot() {}

  /** Draws calibrations of several classifiers, each with its expected calibration error. */
  public static Plot of(SequencedMap<String, Calibration> calibrations) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Line("", Graph.of(new double[] {0, 1}, new double[] {0, 1}), Style.reference()));
    for (Map.Entry<String, Calibration> entry : calibrations.entrySet()) {
      String ece =
          String.format(Locale.ROOT, " (ECE %.3f)", entry.getValue().expectedError().value());
      marks.add(
          new Points(entry.getKey() + ece, entry.getValue().curve(), Style.of(marks.size() - 1)));
    }
    return Plot.of(
        Axis.linear("Score").range(0, 1), Axis.linear("Fraction of signal").from(0), marks);
  }
}
