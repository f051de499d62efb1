/**
 * Boosted decision trees for two classes: strong on a few thousand rows of mixed columns, where
 * networks learn slowly.
 *
 * {@snippet :
 * BoostedTrees trees = BoostedTrees.fit(features, signal, weights, training, validation, BoostedTrees.Settings.defaults(), 1);
 * double margin = trees.margins(features)[0]; // ln(p / (1 - p))
 * }
 *
 * <p>Values must be finite. Fitting uses one thread and depends on its arguments only.
 */
@NullMarked
package hep.learners.trees;

import org.jspecify.annotations.NullMarked;
