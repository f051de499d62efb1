/** Reading numbers by hand. */
@NullMarked
package hep.io.root.core;

import org.jspecify.annotations.NullMarked;
