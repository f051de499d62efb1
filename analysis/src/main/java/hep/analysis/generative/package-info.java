/**
 * Generative models, and how their output is judged.
 *
 * <p>{@link hep.analysis.generative.GanMath} plays GANs of points where the best discriminator's
 * value is known.
 */
@NullMarked
package hep.analysis.generative;

import org.jspecify.annotations.NullMarked;
