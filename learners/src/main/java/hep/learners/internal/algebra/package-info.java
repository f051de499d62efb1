/** Moments of weighted rows, and symmetric matrices of a few dozen columns. */
@NullMarked
package hep.learners.internal.algebra;

import org.jspecify.annotations.NullMarked;
