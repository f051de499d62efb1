/**
 * Images squeezed through a few numbers and brought back: what is common to them survives, noise
 * and what was never seen do not.
 *
 * <p>{@link hep.analysis.autoencoder.ImageSample} holds images of one shape; {@link
 * hep.analysis.autoencoder.Autoencoder} is a network of one of the kinds of {@link
 * hep.analysis.autoencoder.Autoencoder.Kind}; {@link hep.analysis.autoencoder.PrincipalSubspace} is
 * what a linear one finds at best; {@link hep.analysis.autoencoder.Corruption} spoils images for
 * denoising; {@link hep.analysis.autoencoder.Autoencoders} trains and compares them; {@link
 * hep.analysis.autoencoder.ToyImages} are images to try things on.
 *
 * {@snippet :
 * ToyImages.write(Path.of("toy.root"), 4_000, 1);
 * TaskResult result = Autoencoders.of(List.of("linear", "dense", "denoising"), 8, "gaussian", 0.3, 10_000)
 *     .run(List.of("toy.root"), List.of(), RunOptions.defaults().withEpochs(10));
 * Measured gain = result.figures().get("gain_db_denoising");
 * }
 *
 * <p>Trees have a branch {@code pixels} with the same square number of values of at least 0 in
 * every entry, and may have a branch {@code label} of whole numbers, which only colours the plots.
 */
@NullMarked
package hep.analysis.autoencoder;

import org.jspecify.annotations.NullMarked;
