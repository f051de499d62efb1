/**
 * RNTuples: columns of pages, described by envelopes, found from an anchor.
 *
 * @see <a
 *     href="https://github.com/root-project/root/blob/master/tree/ntuple/doc/BinaryFormatSpecification.md">RNTuple
 *     binary format specification 1.0</a>
 */
@NullMarked
package hep.rootio.internal.write.tuple;

import org.jspecify.annotations.NullMarked;
