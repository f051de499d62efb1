/**
 * The speed of training on the user's own machine, beside PyTorch where it is installed.
 *
 * <p>A {@link hep.macros.bench.Workload} is a network of a kind that physicists train, with random
 * examples. {@link hep.macros.bench.StepRace} trains it with Kaon's {@link
 * hep.learners.train.Trainer}, and at the end of each window of steps lets the {@link
 * hep.macros.bench.TorchPeer} take as many of its own, so that other load on the machine meets
 * both.
 */
@NullMarked
package hep.macros.bench;

import org.jspecify.annotations.NullMarked;
