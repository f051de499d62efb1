/** Interfaces for classes of a file. */
@NullMarked
package hep.io.root.util;

import org.jspecify.annotations.NullMarked;
