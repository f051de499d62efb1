/**
 * Tensors, a tape that differentiates, and named weights.
 *
 * <p>The data goes from a {@link hep.learners.Tensor} onto a {@link hep.learners.Tape}, through
 * operations on {@link hep.learners.Var} that use weights of a {@link hep.learners.Parameters}
 * store, to a scalar loss; {@link hep.learners.Tape#backward} then leaves the gradient of every
 * weight on the tape:
 *
 * <pre>{@code
 * Parameters parameters = Parameters.seeded(1);
 * Parameter weight = parameters.weight("weight", Initializer.glorot(), 4, 2);
 * Tape tape = Tape.training(parameters);
 * Var logits = tape.constant(features).linear(tape.use(weight));
 * Var loss = Losses.crossEntropy(logits, tape.constant(labels));
 * tape.backward(loss);
 * Tensor slope = tape.gradient(weight);
 * }</pre>
 *
 * <p>Layers stand in {@code hep.learners.layers}, optimisers and the trainer in {@code
 * hep.learners.train}.
 *
 * <p>Limits: values are 32-bit floats; sums over examples, losses and metrics are doubles. A tape
 * belongs to one thread at a time. The same seed gives the same bits on every machine and for any
 * number of threads.
 */
@NullMarked
package hep.learners;

import org.jspecify.annotations.NullMarked;
