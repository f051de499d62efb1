/**
 * Training: examples, objective, optimiser, trainer, history.
 *
 * <p>A {@link hep.learners.train.Trainer} takes batches from {@link hep.learners.train.Examples},
 * hands them in shards to an {@link hep.learners.train.Objective}, adds the gradients of the shards
 * in a fixed order and lets an {@link hep.learners.train.Optimizer} change the weights:
 *
 * <pre>{@code
 * Table jets = Table.labelled(features, labels);
 * Split split = Split.of(jets.size(), 0.8, 1);
 * Parameters parameters = Parameters.seeded(1);
 * Layer model = Mlp.of(parameters, Activation.RELU, 40, 128, 3);
 * History history =
 *     new Trainer<Table.Batch>(
 *             parameters,
 *             (tape, batch) -> Losses.crossEntropy(model.apply(batch.features(tape)), batch.targets(tape)),
 *             new Adam(),
 *             Schedule.cosine(1e-3),
 *             TrainingSettings.defaults().withEpochs(30))
 *         .listener(ProgressListener.lines(log::add))
 *         .fit(jets.only(split.training()), jets.only(split.validation()));
 * Tensor scores = Inference.predict(parameters, jets, (tape, batch) -> model.apply(batch.features(tape)).softmax(), 4);
 * }</pre>
 *
 * <p>The number of shards is a setting that changes the result; the number of threads is not. Batch
 * norm normalises each shard by itself.
 */
@NullMarked
package hep.learners.train;

import org.jspecify.annotations.NullMarked;
