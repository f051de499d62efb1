/**
 * Files broken on purpose: every bit flipped, every length cut, and what the reader makes of it.
 */
@NullMarked
package hep.rootio.fuzz;

import org.jspecify.annotations.NullMarked;
