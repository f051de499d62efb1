package hep.learners.train;

import java.util.List;

/**
 * The learning rate as a function of how far a run has come. The methods here refuse rates and
 * factors that are negative or not finite with an IllegalArgumentException.
 */
@FunctionalInterface
public interface Schedule {
  /**
   * Returns the rate of one update.
   *
   * @param epoch how many epochs are done, with the fraction of the present one
   * @param epochs how many there will be
   */
  double rate(double epoch, int epochs);

  /**
   * Returns the rate of one update where it may depend on how the run went.
   *
   * @param done the epochs so far
   */
  default double rate(double epoch, int epochs, List<History.Epoch> done) {
    return rate(epoch, epochs);
  }

  /**
   * Returns a rate that is multiplied by a factor whenever the validation loss (or, without a
   * validation part, the training loss) has not reached a new least value for some epochs.
   *
   * @param factor between 0 and 1, usually 0.1
   * @param patience how many epochs, at least 1
   */
  static Schedule plateau(double rate, double factor, int patience) {
    return new Plateau(rate, factor, patience);
  }

  /** Returns the same rate throughout. */
  static Schedule constant(double rate) {
    return new Rates.Constant(rate);
  }

  /** Returns a rate that is multiplied by a factor after every so many epochs. */
  static Schedule step(double rate, double factor, int every) {
    return new Rates.Step(rate, factor, every);
  }

  /** Returns a rate that is multiplied by a factor every epoch, smoothly. */
  static Schedule exponential(double rate, double factor) {
    return new Rates.Exponential(rate, factor);
  }

  /**
   * Returns a rate that falls to 0 along half a cosine (Loshchilov and Hutter, arXiv 1608.03983,
   * equation 5).
   */
  static Schedule cosine(double rate) {
    return new Rates.Cosine(rate);
  }

  /**
   * Returns one cycle along cosines: from peak/25 up to the peak in the first part of the run, then
   * down to peak/25,000 (Smith, arXiv 1803.09820).
   *
   * @param warmUp the fraction of the run that rises, usually 0.3
   */
  static Schedule oneCycle(double peak, double warmUp) {
    return new Rates.OneCycle(peak, warmUp);
  }
}
