/** The client against Debian's server, and against a made one that does what that never does. */
@NullMarked
package hep.rootio.internal.xrootd;

import org.jspecify.annotations.NullMarked;
