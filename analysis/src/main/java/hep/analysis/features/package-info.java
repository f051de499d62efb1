/** Features. */
@NullMarked
package hep.analysis.features;

import org.jspecify.annotations.NullMarked;
