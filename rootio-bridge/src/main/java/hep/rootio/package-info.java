/**
 * ROOT files as typed columns, in both directions.
 *
 * <p><b>Reading.</b> {@link hep.rootio.RootFile} opens a file and gives directories, objects and
 * trees. A {@link hep.rootio.Tree} is entries of named, typed branches, from one file or many; it
 * reads some branches over a run of entries into {@link hep.rootio.Columns}. A {@link
 * hep.rootio.Column} keeps its values in primitive arrays: a branch {@code float x[n]} is a {@link
 * hep.rootio.Jagged} of a {@link hep.rootio.FloatColumn}, with all floats of all entries in one
 * array.
 *
 * {@snippet :
 * try (Tree tree = Tree.open("jets/*.root:tree")) {
 *   tree.branches().forEach(branch -> System.out.println(branch.path() + "  " + branch.type()));
 *   for (Columns columns : tree.iterate(List.of("jet_pt", "trk_d0"), 256 << 20)) {
 *     float[] pt = columns.floats("jet_pt");
 *     Jagged tracks = columns.jagged("trk_d0");
 *     float[] d0 = tracks.content().toFloats();
 *     for (int jet = 0; jet < columns.entries(); jet++) {
 *       for (int track = tracks.start(jet); track < tracks.end(jet); track++) {
 *         use(pt[jet], d0[track]);
 *       }
 *     }
 *   }
 * }
 * }
 *
 * <p>How the bytes of a branch become a column is its {@link hep.rootio.Interpretation}, chosen
 * from the file's own description of its classes when the branch is first asked for. A branch that
 * cannot be read says why ({@link hep.rootio.Branch#problem()}) and spoils nothing else. Objects
 * that are no trees come as {@link hep.rootio.RootObject}, through their members, whatever their
 * class.
 *
 * <p><b>Writing.</b> {@link hep.rootio.RootWriter} makes a file that appears in one piece when it
 * is closed, or adds to one; {@link hep.rootio.TreeWriter} takes columns batch by batch; histograms
 * and graphs are plain records.
 *
 * <p><b>Errors.</b> {@link hep.rootio.RootFormatException}: the file is broken or unknown, with
 * file, object, byte offset, what was expected and found. {@link hep.rootio.RootNameException}:
 * something asked for is not there or of another type; it names the nearest. UncheckedIOException:
 * the rest.
 *
 * <p><b>Limits.</b> A column holds at most 2^31 values: read long trees run by run. Whole baskets
 * are decompressed side by side by as many threads as there are processors, or as the system
 * property {@code hep.rootio.threads} says; results do not depend on it.
 */
@NullMarked
package hep.rootio;

import org.jspecify.annotations.NullMarked;
