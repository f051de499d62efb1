/** From ROOT trees to samples. */
@NullMarked
package hep.analysis.input;

import org.jspecify.annotations.NullMarked;
