/** Tasks. */
@NullMarked
package hep.analysis.tasks;

import org.jspecify.annotations.NullMarked;
