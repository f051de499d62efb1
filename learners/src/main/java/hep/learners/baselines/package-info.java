/**
 * Classifiers of signal and background that were there before networks and boosted trees, to
 * compare with: Fisher's discriminant, the likelihood ratio of single columns, nearest neighbours,
 * and rectangular cuts.
 *
 * {@snippet :
 * LabelledRows rows = new LabelledRows(features, signal, weights);
 * Classifier fisher = Fisher.fit(rows);
 * double[] scores = fisher.scores(features, 4); // larger is more like signal
 * Classifier again = Classifier.of("fisher", fisher.tensors());
 * }
 *
 * <p>Each is exact where its assumptions hold: Fisher for two Gauss distributions of one
 * covariance, the likelihood for independent columns, cuts for one column with a rising ratio; and
 * nearest neighbours come close to the best with very many rows in few columns. Values are finite.
 * Weights may be negative as long as the sums of both classes are positive.
 */
@NullMarked
package hep.learners.baselines;

import org.jspecify.annotations.NullMarked;
