package hep.learners.train;

import java.util.List;

/**
 * A rate that is multiplied by a factor whenever the loss has not become smaller for some epochs.
 * It watches the validation loss, or the training loss where there is no validation part.
 *
 * @param rate at first
 * @param factor in (0, 1), usually 0.1
 * @param patience after how many epochs without a new least loss the rate falls, at least 1
 */
record Plateau(double rate, double factor, int patience) implements Schedule {
  Plateau {
    if (!(rate > 0 && factor > 0 && factor < 1 && patience > 0)) {
      throw new IllegalArgumentException(
          "A plateau needs a positive rate, a factor between 0 and 1 and a patience of at least 1,"
              + " found "
              + rate
              + ", "
              + factor
              + " and "
              + patience
              + ".");
    }
  }

  @Override
  public double rate(double epoch, int epochs) {
    return rate;
  }

  @Override
  public double rate(double epoch, int epochs, List<History.Epoch> done) {
    double present = rate;
    double best = Double.POSITIVE_INFINITY;
    int since = 0;
    for (History.Epoch each : done) {
      double loss =
          Double.isNaN(each.validationLoss()) ? each.trainingLoss() : each.validationLoss();
      since++;
      if (loss < best) {
        best = loss;
        since = 0;
      } else if (since >= patience) {
        present = present * factor;
        since = 0;
      }
    }
    return present;
  }
}
