package hep.analysis.pivot;

import hep.learners.train.Adam;
import hep.learners.train.Optimizer;
import hep.learners.train.Sgd;

/**
 * How classifier and adversary are built and trained.
 *
 * @param classifier widths of its hidden layers: tanh after the first, ReLU after the others
 * @param adversary widths of its hidden layers, with ReLU
 * @param gaussians of the mixture for a continuous nuisance
 * @param classifierEpochs in which the classifier learns alone
 * @param adversaryEpochs in which the adversary then learns alone
 * @param adversaryUpdates of the adversary for each one of the classifier; 0 for an epoch of them
 * @param adam whether Adam, else plain gradient descent
 * @param rate of learning
 * @param scaled whether inputs are brought to mean 0 and width 1
 */
public record PivotPlan(
    int[] classifier,
    int[] adversary,
    int gaussians,
    int classifierEpochs,
    int adversaryEpochs,
    int adversaryUpdates,
    boolean adam,
    double rate,
    boolean scaled) {
  /** Of the two-dimensional example (arXiv:1611.01046, section 5.1), with 501 and 775 weights. */
  public static PivotPlan ofTheToy() {
    return new PivotPlan(new int[] {20, 20}, new int[] {20, 20}, 5, 50, 20, 0, false, 0.01, false);
  }

  /** Of jets (ibid., section 5.2). */
  public static PivotPlan ofJets() {
    return new PivotPlan(
        new int[] {64, 64, 64}, new int[] {64, 64, 64}, 5, 20, 5, 20, true, 1e-3, true);
  }

  /** With other numbers of epochs in which each learns alone. */
  public PivotPlan withAlone(int ofClassifier, int ofAdversary) {
    return new PivotPlan(
        classifier,
        adversary,
        gaussians,
        ofClassifier,
        ofAdversary,
        adversaryUpdates,
        adam,
        rate,
        scaled);
  }

  /** A fresh rule. */
  Optimizer optimizer() {
    return adam ? new Adam() : new Sgd();
  }
}
