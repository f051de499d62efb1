/**
 * Learners: networks put together from layers, each a record with one forward pass that reads like
 * the paper.
 *
 * <pre>{@code
 * Parameters parameters = Parameters.seeded(1);
 * SetTransformer tagger = SetTransformer.of(parameters, new SetTransformer.Size(8, 2, 64, 4, 3, 3, 0.1f));
 * Objective<Batch> objective =
 *     (tape, batch) -> Losses.crossEntropy(tagger.apply(batch.tracks(tape), batch.sets(), batch.jets(tape)), batch.labels(tape));
 * }</pre>
 */
@NullMarked
package hep.learners.models;

import org.jspecify.annotations.NullMarked;
