/** JMH and peer comparisons; not released. */
@NullMarked
package hep.benchmarks;

import org.jspecify.annotations.NullMarked;
