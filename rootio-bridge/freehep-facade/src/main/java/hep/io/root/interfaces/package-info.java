/** What objects of a file look like. */
@NullMarked
package hep.io.root.interfaces;

import org.jspecify.annotations.NullMarked;
