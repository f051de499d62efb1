/**
 * Metrics with errors: plain arrays in, records out.
 *
 * <p>A number is a {@link hep.validation.Measured} (value and one standard deviation), a fraction
 * with a proper interval an {@link hep.validation.Efficiency}, points a {@link
 * hep.validation.Graph}, counts a {@link hep.validation.Histogram} or {@link hep.validation.Grid};
 * all carry squared weights. Everything else computes one of these:
 *
 * <ul>
 *   <li>two classes: {@link hep.validation.RocCurve} (area, rejection, {@link
 *       hep.validation.WorkingPoint}, accuracy, bootstrap), {@link hep.validation.EfficiencyTable},
 *       {@link hep.validation.Separation}, {@link hep.validation.Asimov};
 *   <li>several classes: {@link hep.validation.MultiClass}, {@link hep.validation.ConfusionMatrix};
 *   <li>scores as such: {@link hep.validation.KolmogorovSmirnov} (training against test), {@link
 *       hep.validation.Calibration}, {@link hep.validation.EfficiencyProfile} (efficiency against
 *       pT);
 *   <li>one distribution against another: {@link hep.validation.Wasserstein}, {@link
 *       hep.validation.ChiSquare}, {@link hep.validation.JensenShannon}, {@link
 *       hep.validation.FrechetDistance}, and {@link hep.validation.TwoSampleTest} of a classifier's
 *       scores, calibrated by {@link hep.validation.Isotonic};
 *   <li>regression and images: {@link hep.validation.Response}, {@link hep.validation.Overlap},
 *       {@link hep.validation.Instances}, {@link hep.validation.Boundaries}.
 * </ul>
 *
 * <pre>{@code
 * RocCurve roc = RocCurve.of(scores, isSignal, weights);
 * Measured auc = roc.auc();                     // DeLong's error
 * Measured rejection = roc.rejectionAt(0.77);   // 1/ε_B
 * WorkingPoint tight = roc.workingPoint(0.60);  // threshold and what passes it
 * Measured check = roc.bootstrap(200, 1, r -> r.rejectionAt(0.77).value());
 * }</pre>
 *
 * <p>Weights may be negative wherever a sum of them stays meaningful; each class says so. For
 * weighted entries the number of entries in a formula is the effective one, N = (Σw)²/Σw². Errors
 * take the entries as independent: they know nothing of two jets of one event, nor of the choice of
 * the training sample. Inputs that are not finite or do not fit together are refused with an {@code
 * IllegalArgumentException} of one sentence that names the entry.
 */
@NullMarked
package hep.validation;

import org.jspecify.annotations.NullMarked;
