/**
 * RNTuples, read: the anchor leads to the header (which fields and columns there are) and the
 * footer (more of them, and where the page lists stand); page lists tell where the pages of each
 * cluster stand. A field is compiled once into a {@link hep.rootio.internal.rntuple.FieldReader},
 * which makes columns out of the pages of one cluster after the other.
 *
 * @see <a
 *     href="https://github.com/root-project/root/blob/master/tree/ntuple/doc/BinaryFormatSpecification.md">RNTuple
 *     binary format specification 1.0</a>
 */
@NullMarked
package hep.rootio.internal.rntuple;

import org.jspecify.annotations.NullMarked;
