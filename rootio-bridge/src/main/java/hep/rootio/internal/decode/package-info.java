/**
 * From bytes to columns. {@link hep.rootio.internal.decode.ClassRules} choose an {@link
 * hep.rootio.Interpretation} from class descriptions; {@link hep.rootio.internal.decode.Decoders}
 * compiles it into a tree of decoders, each of which appends to primitive arrays. A decoder is run
 * over as many values as there are, and gives one column at the end. Objects behind pointers go to
 * an {@link hep.rootio.internal.decode.ObjectHeap}, where all objects of a class share columns,
 * too.
 */
@NullMarked
package hep.rootio.internal.decode;

import org.jspecify.annotations.NullMarked;
