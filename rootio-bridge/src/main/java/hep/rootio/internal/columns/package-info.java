/**
 * What is done with columns that are read: put end to end, or made of zeros; the threads for it.
 */
@NullMarked
package hep.rootio.internal.columns;

import org.jspecify.annotations.NullMarked;
