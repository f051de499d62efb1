/**
 * The API of FreeHEP's ROOT reader over {@link hep.rootio}, for programs that were written against
 * it: they compile and run as they are, on today's JDKs, and open what the old library could not
 * (LZ4 and ZSTD, files over 2 GB, new versions of classes, files on servers). New programs are
 * better off with {@link hep.rootio.RootFile}: it reads whole columns, this reads entry by entry.
 *
 * <pre>{@code
 * RootFileReader reader = new RootFileReader("events.root");
 * TTree tree = (TTree) reader.get("tree");
 * TLeafF pt = (TLeafF) tree.getBranch("pt").getLeaves().get(0);
 * for (long i = 0; i < tree.getEntries(); i++) {
 *   total += pt.getValue(i);
 * }
 * TH1F histogram = (TH1F) reader.get("mass");
 * float underflow = histogram.getArray()[0];
 * }</pre>
 *
 * <p>Objects are seen through interfaces in {@link hep.io.root.interfaces}: a member {@code fName}
 * through {@code getName()}, {@code px} through {@code getPx()}. {@link
 * hep.io.root.util.InterfaceBuilder} writes such an interface for each class of a file; where one
 * of that name is on the class path, objects of the class implement it. Values of leaves: single
 * ones come as numbers, arrays as arrays of primitive numbers, nested arrays as arrays of arrays.
 * Index 0 of a histogram's array is underflow.
 *
 * <p>{@link hep.io.root.output} writes histograms. Left out: the browser, byte-code generation,
 * positions of directories. {@code setPosition} of a branch gives the numbers of a leaf without the
 * heads of collections.
 */
@NullMarked
package hep.io.root;

import org.jspecify.annotations.NullMarked;
