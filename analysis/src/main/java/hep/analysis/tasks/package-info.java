/**
 * Physics tasks from files to figures.
 *
 * {@snippet :
 * TaskResult result =
 *     FlavourTagging.defaults()
 *         .withSelection("jet_pt > 20 && abs(jet_eta) < 2.5")
 *         .run(List.of("train.root"), List.of("test.root"), RunOptions.defaults().withEpochs(40).withSeed(1));
 * Measured auc = result.figures().get("auc_b_vs_light");
 * result.test().write(Path.of("scores.root"));
 * result.writePlots(Path.of("plots.root"));
 * result.model().save(Path.of("model"));
 * Predictions others = FlavourTagging.defaults().apply(Path.of("model"), List.of("more.root"), RunOptions.defaults());
 * }
 *
 * <p>A {@link hep.analysis.tasks.Task} reads its columns, keeps what passes the selection, takes
 * the test files or a fifth of the input aside, fits the scaling and the networks to the rest, and
 * evaluates. Several networks each hold back another fifth of the training part, which chooses
 * their best epoch; the answer is the geometric mean, so all of the training part is used. Nothing
 * is ever chosen on the test part.
 *
 * <ul>
 *   <li>{@link hep.analysis.tasks.FlavourTagging}: likelihoods of impact parameters and secondary
 *       vertices ({@code ip2d}, {@code ip3d}, {@code ip3d_sv}), a dense network on those ({@code
 *       dl1}), and networks on the tracks ({@code set}, {@code recurrent}, {@code transformer}),
 *       which see jets in the four mirrors of a solenoid detector, drawn anew in training and
 *       averaged in evaluation. Figures of the main one: {@code auc_b_vs_light}, {@code
 *       auc_b_vs_c}, {@code auc_c_vs_light}, {@code accuracy}, {@code light_rejection_at_60} and
 *       the like for D_b = ln(p_b / (f_c p_c + (1 - f_c) p_light)), and Kolmogorov-Smirnov tests of
 *       training against test; of each: {@code light_rejection_at_70_ip3d} and the like.
 *   <li>{@link hep.analysis.tasks.SignalBackground}: dense networks and boosted trees together, in
 *       shares that the parts held back decide. Figures: {@code auc}, {@code accuracy}, {@code
 *       rejection_at_60} and the like, {@code auc_training}.
 * </ul>
 *
 * <p>Values that are infinite or not a number, labels outside the classes, missing branches, empty
 * trees and selections that leave nothing are refused with an {@link hep.analysis.InputException}
 * of one sentence. Samples are held in memory.
 */
@NullMarked
package hep.analysis.tasks;

import org.jspecify.annotations.NullMarked;
