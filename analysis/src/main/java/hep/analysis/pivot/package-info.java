/**
 * Classifiers that do not depend on what is not known, by an adversary (Louppe, Kagan, Cranmer,
 * arXiv:1611.01046).
 *
 * <p>A classifier f minimises L_f − λ L_r, where L_f is its own cross-entropy and L_r is how well
 * an adversary r, which sees only f's answer, can tell the nuisance parameter. At λ = 0 the
 * classifier is free; as λ grows, its answer tells less of the nuisance, and L_r approaches the
 * entropy of the nuisance.
 *
 * {@snippet :
 * ToyPivot.write(Path.of("toy.root"), 125_000, 1);
 * TaskResult result = Pivot.ofThePaper(List.of(0.0, 50.0))
 *     .run(List.of("toy.root"), List.of(), RunOptions.defaults().withEpochs(200));
 * Measured logLoss = result.figures().get("log_loss_lambda_0"); // 0.4485 at best
 * }
 *
 * <p>{@link hep.analysis.pivot.PivotSample} is read from a tree with the branches {@code label} (1
 * for signal), {@code z} (the nuisance) and one number each for all other inputs, or made of jets
 * with and without pile-up by {@link hep.analysis.pivot.PileUp}. The nuisance is continuous, then
 * the adversary describes it by a mixture of five Gaussians, or 0 and 1, then by two classes.
 */
@NullMarked
package hep.analysis.pivot;

import org.jspecify.annotations.NullMarked;
