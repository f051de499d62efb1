/**
 * Recognition of handwritten digits, the textbook's first task for a network, with the networks of
 * the textbook's chapters: sigmoid units trained by plain gradient descent, LeNet-5, filters of 3x3
 * in the manner of VGG, and a deep network with and without residual connections.
 *
 * <p>{@link hep.analysis.digits.DigitClassification} is the task, {@link
 * hep.analysis.digits.DigitNetwork} a network, {@link hep.analysis.digits.ToyDigits} simulates a
 * file of the same layout: one entry an image, {@code pixels} from 0 (paper) to 255 (ink), row by
 * row from the top, and {@code label} 0 to 9.
 *
 * <pre>{@code
 * TaskResult result = DigitClassification.of("mlp", "lenet").run(List.of("mnist.root"), List.of(), RunOptions.defaults());
 * Measured accuracy = result.figures().get("accuracy_lenet");
 * }</pre>
 */
@NullMarked
package hep.analysis.digits;

import org.jspecify.annotations.NullMarked;
