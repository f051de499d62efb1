/** Compressed blocks, in both directions. */
@NullMarked
package hep.rootio.internal.codec;

import org.jspecify.annotations.NullMarked;
