/** The kaon command. */
@NullMarked
package hep.macros;

import org.jspecify.annotations.NullMarked;
