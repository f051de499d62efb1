/** Physics tasks: features, selection, toy detectors, tagging. */
@NullMarked
package hep.analysis;

import org.jspecify.annotations.NullMarked;
