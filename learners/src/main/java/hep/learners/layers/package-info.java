/**
 * Layers: functions from {@link hep.learners.Var} to {@link hep.learners.Var} that hold their
 * weights.
 *
 * <p>A layer declares its weights in a {@link hep.learners.Parameters} store when it is made and
 * uses them on whatever tape its input lies:
 *
 * <pre>{@code
 * Parameters parameters = Parameters.seeded(1);
 * Layer hidden = Dense.of(parameters.in("hidden"), 40, 128).then(Activation.RELU).then(new Dropout(0.1f));
 * Layer classifier = hidden.then(Dense.of(parameters.in("output"), 128, 3));
 * Tape tape = Tape.evaluation(parameters);
 * Tensor scores = classifier.apply(tape.constant(features)).softmax().value();
 * }</pre>
 */
@NullMarked
package hep.learners.layers;

import org.jspecify.annotations.NullMarked;
