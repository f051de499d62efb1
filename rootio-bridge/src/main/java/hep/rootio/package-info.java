/** ROOT files as typed columns, in both directions. */
@NullMarked
package hep.rootio;

import org.jspecify.annotations.NullMarked;
