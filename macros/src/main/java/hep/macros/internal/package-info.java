/** What the command and the macros' classes share; not exported. */
@NullMarked
package hep.macros.internal;

import org.jspecify.annotations.NullMarked;
