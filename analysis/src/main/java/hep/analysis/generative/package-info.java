/**
 * Generative models, and how their output is judged.
 *
 * {@snippet :
 * ToyCalorimeter.caloGan(ShowerParticle.ELECTRON).write(Path.of("showers.root"), 10_000, 1);
 * TaskResult result = new ShowerFlow(256).run(List.of("showers.root"), List.of(), RunOptions.defaults());
 * Measured auc = result.figures().get("classifier_auc_flow");
 * }
 *
 * <ul>
 *   <li>{@link hep.analysis.generative.GanMath} plays GANs of points ({@link
 *       hep.analysis.generative.PointMixture}) where the value of the best discriminator is known,
 *       for both forms of {@link hep.analysis.generative.GanObjective}.
 *   <li>{@link hep.analysis.generative.ShowerGan}, {@link hep.analysis.generative.ShowerVae} and
 *       {@link hep.analysis.generative.ShowerFlow} learn the cells of showers for an energy: a
 *       CaloGAN of one of several {@link hep.analysis.generative.CaloGanSizes}, a variational
 *       autoencoder, and two flows.
 * </ul>
 *
 * <p>All three are judged by one piece of code on showers that none has seen, at the same energies:
 * χ², Wasserstein and Kolmogorov distance (in units of the spread of the real showers) of each
 * shape, Fréchet distance, response and resolution, distance to the nearest training shower, and
 * two classifiers that try to tell real from made, by the shapes and by the cells. Figures end in
 * the model's name: {@code classifier_auc_gan}, {@code classifier_auc_vae}, {@code
 * classifier_auc_flow}.
 *
 * <p>A training that diverges is refused with an {@link hep.analysis.InputException} that names the
 * training, the epoch, the batch and the first step whose value is not finite, and where the state
 * before it is kept.
 *
 * <p>Limits: one particle a model; the sizes of small presets are not those of the publications; a
 * model file keeps the weights but there is no task yet that makes showers from one.
 */
@NullMarked
package hep.analysis.generative;

import org.jspecify.annotations.NullMarked;
