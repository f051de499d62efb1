/** What stands behind the public types: small things that several of the packages below share. */
@NullMarked
package hep.rootio.internal;

import org.jspecify.annotations.NullMarked;
