/** Tensors and training. */
@NullMarked
package hep.learners;

import org.jspecify.annotations.NullMarked;
