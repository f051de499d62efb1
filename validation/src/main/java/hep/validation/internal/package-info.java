/** What the metrics share and nobody outside calls: distributions, checks, ranks. */
@NullMarked
package hep.validation.internal;

import org.jspecify.annotations.NullMarked;
