/** The facade over the reader. */
@NullMarked
package hep.io.root.internal;

import org.jspecify.annotations.NullMarked;
