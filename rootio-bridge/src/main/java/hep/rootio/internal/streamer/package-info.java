/** What a file says about its own classes: the StreamerInfo list. */
@NullMarked
package hep.rootio.internal.streamer;

import org.jspecify.annotations.NullMarked;
