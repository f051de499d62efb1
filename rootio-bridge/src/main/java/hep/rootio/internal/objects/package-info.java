/**
 * ROOT classes that have a record of their own here: how the record lies in the members of the
 * class.
 */
@NullMarked
package hep.rootio.internal.objects;

import org.jspecify.annotations.NullMarked;
