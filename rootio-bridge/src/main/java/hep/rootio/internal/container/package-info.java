/** The file as ROOT lays it out: header, keys, directories, free segments. */
@NullMarked
package hep.rootio.internal.container;

import org.jspecify.annotations.NullMarked;
