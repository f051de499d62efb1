/**
 * Transformations of a model's inputs, fitted on the training rows and saved with the model.
 *
 * {@snippet :
 * InputTransforms transforms = InputTransforms.fit(List.of("gaussianise", "decorrelate"), features, weights, training);
 * Tensor inputs = transforms.apply(features);
 * Tensor back = transforms.invert(inputs);
 * InputTransforms again = InputTransforms.of(transforms.names(), transforms.tensors());
 * }
 *
 * <p>{@code normalise} brings each column to -1 to 1, {@code decorrelate} multiplies by the inverse
 * square root of the covariance, {@code pca} turns to the principal components, {@code uniform}
 * replaces each value by the share of training rows below it, and {@code gaussianise} makes a
 * normal distribution of that. All can be inverted: the last two inside the range met in training.
 */
@NullMarked
package hep.learners.transforms;

import org.jspecify.annotations.NullMarked;
