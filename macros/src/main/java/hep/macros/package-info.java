/** What a macro needs. */
@NullMarked
package hep.macros;

import org.jspecify.annotations.NullMarked;
