/** What a task leaves behind: scores and plots as ROOT files. */
@NullMarked
package hep.analysis.output;

import org.jspecify.annotations.NullMarked;
