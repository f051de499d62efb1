/** Files on servers that keep their word and on others that do not. */
@NullMarked
package hep.rootio.internal.remote;

import org.jspecify.annotations.NullMarked;
