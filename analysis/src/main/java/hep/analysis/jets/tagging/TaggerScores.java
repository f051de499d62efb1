package hep.analysis.jets.tagging;

import hep.validation.Measured;
import hep.validation.RocCurve;
import java.util.List;
import java.util.function.Function;

/**
 * One tagger on the test jets, trained with one or more seeds.
 *
 * @param name of the tagger
 * @param outcomes one a seed
 * @param signal the truth
 * @param weights of the jets
 */
public record TaggerScores(
    String name, List<Outcome> outcomes, boolean[] signal, double[] weights) {
  /** The area under the ROC curve: see {@link #mean}. */
  public Measured auc() {
    return mean(RocCurve::auc);
  }

  /** 1 / background efficiency at a signal efficiency: see {@link #mean}. */
  public Measured rejectionAt(double efficiency) {
    return mean(roc -> roc.rejectionAt(efficiency));
  }

  /**
   * The mean of a figure over the seeds. Its error has two parts in quadrature: the figure's own,
   * of the finite test sample, which is common to all seeds, and the scatter of the seeds divided
   * by the root of their number.
   */
  public Measured mean(Function<RocCurve, Measured> figure) {
    List<Measured> all = figures(figure);
    double own = all.stream().mapToDouble(Measured::error).average().orElse(Double.NaN);
    Measured seeds = overSeeds(all);
    return new Measured(seeds.value(), Math.hypot(own, outcomes.size() < 2 ? 0 : seeds.error()));
  }

  /**
   * The mean of a figure over the seeds with the error of that mean by their scatter alone: what
   * tells taggers on the same test jets apart. The error is NaN for one seed.
   */
  public Measured overSeeds(Function<RocCurve, Measured> figure) {
    return overSeeds(figures(figure));
  }

  private static Measured overSeeds(List<Measured> all) {
    int n = all.size();
    double mean = all.stream().mapToDouble(Measured::value).average().orElse(Double.NaN);
    double squares = all.stream().mapToDouble(m -> Math.pow(m.value() - mean, 2)).sum();
    return new Measured(mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n));
  }

  private List<Measured> figures(Function<RocCurve, Measured> figure) {
    return outcomes.stream().map(this::roc).map(figure).toList();
  }

  /** The curve of one seed. */
  public RocCurve roc(Outcome outcome) {
    return RocCurve.of(outcome.scores(), signal, weights);
  }

  /** The curve of the first seed, to draw: one training as a user has it, not a mean of several. */
  public RocCurve firstRoc() {
    return roc(outcomes.getFirst());
  }

  /** Mean seconds of a training. */
  public double seconds() {
    return outcomes.stream().mapToDouble(Outcome::seconds).average().orElse(Double.NaN);
  }

  /** Jets seen in training a second, the mean of the trainings. */
  public double jetsPerSecond() {
    return outcomes.stream().mapToDouble(Outcome::jetsPerSecond).average().orElse(Double.NaN);
  }

  /** Numbers learned. */
  public long parameters() {
    return outcomes.getFirst().parameters();
  }
}
