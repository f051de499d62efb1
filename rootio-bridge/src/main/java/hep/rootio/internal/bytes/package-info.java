/**
 * Where bytes come from and how they are read: sources give byte ranges and know nothing of ROOT, a
 * cursor reads big-endian values and checks every step.
 */
@NullMarked
package hep.rootio.internal.bytes;

import org.jspecify.annotations.NullMarked;
