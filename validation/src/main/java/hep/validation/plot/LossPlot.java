package hep.validation.plot;

import hep.validation.Graph;
import hep.validation.internal.Inputs;
import java.util.ArrayList;
import java.util.List;

/** Loss against epoch on training and validation entries, with the epoch whose model was kept. */
public final class LossPlot {
  private LossPlot() {}

  /**
   * Draws the two curves.
   *
   * @param training loss of every epoch, the first epoch first
   * @param validation loss of every epoch; empty where there was none
   * @param best number of the epoch that was kept, from 1
   */
  public static Plot of(double[] training, double[] validation, int best) {
    Inputs.notEmpty("training loss", training.length);
    Inputs.inRange("best epoch", best, 1, training.length);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Line("Training", Graph.of(epochs(training), training), Style.of(0)));
    if (validation.length > 0) {
      marks.add(new Line("Validation", Graph.of(epochs(validation), validation), Style.of(1)));
    }
    double[] shown = validation.length >= best ? validation : training;
    Style mark = Style.of(validation.length >= best ? 1 : 0).with(Style.Marker.CIRCLE);
    marks.add(
        new Points(
            "Best epoch (" + best + ")",
            Graph.of(new double[] {best}, new double[] {shown[best - 1]}),
            mark));
    double last = Math.max(Math.max(training.length, validation.length), 2);
    return Plot.of(
        Axis.linear("Epoch").range(1 - 0.03 * (last - 1), last + 0.03 * (last - 1)),
        Axis.linear("Loss"),
        marks);
  }

  private static double[] epochs(double[] loss) {
    double[] epochs = new double[loss.length];
    for (int i = 0; i < epochs.length; i++) {
      epochs[i] = i + 1;
    }
    return epochs;
  }
}
