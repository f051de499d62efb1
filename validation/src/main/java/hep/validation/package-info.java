/** Metrics with errors, plots and reports. */
@NullMarked
package hep.validation;

import org.jspecify.annotations.NullMarked;
