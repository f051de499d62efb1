/**
 * Decision trees, boosted: strong on a few thousand rows of mixed columns, where networks learn
 * slowly.
 *
 * {@snippet :
 * var settings = BoostedTrees.Settings.plain(100, 0.1, TreeShape.depth(6));
 * BoostedTrees trees =
 *     BoostedTrees.fit(features, Targets.of(signal, weights), training, validation, new BoostLoss.Logistic(), settings, 1, 4);
 * double margin = trees.margins(features)[0]; // ln(p / (1 - p))
 * double[] shares = trees.importance(); // of the gain, one a column
 * }
 *
 * <p>Columns are cut into at most 255 bins at quantiles of the training rows, so the scale of a
 * column does not matter. A value may be missing (NaN): each split learns to which side such rows
 * go. Weights may be negative as long as every class keeps a positive sum; a leaf needs a positive
 * one too.
 *
 * <p>Sums over rows are whole numbers, so the trees are the same bit for bit at any number of
 * threads.
 */
@NullMarked
package hep.learners.trees;

import org.jspecify.annotations.NullMarked;
