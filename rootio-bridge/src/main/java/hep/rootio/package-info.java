/**
 * ROOT files as typed columns, in both directions.
 *
 * <p><b>Reading.</b> {@link hep.rootio.RootFile} opens a file and gives directories, objects and
 * trees. A {@link hep.rootio.Tree} is entries of named, typed branches, from one file or many,
 * TTree or RNTuple; it reads some branches over a run of entries into {@link hep.rootio.Columns}. A
 * {@link hep.rootio.Column} keeps its values in primitive arrays: a branch {@code float x[n]} is a
 * {@link hep.rootio.Jagged} of a {@link hep.rootio.FloatColumn}, with all floats of all entries in
 * one array.
 *
 * {@snippet :
 * try (Tree tree = Tree.open("jets/*.root:tree")) {
 *   tree.branches().forEach(branch -> log(branch.path() + "  " + branch.type()));
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
 * <p>A branch that others stand below, such as a split TClonesArray, is read together with them: a
 * {@link hep.rootio.Struct}, or a Jagged of one. Friends that a tree names are there under their
 * aliases, {@code alias.branch}, where their files stand in the folder of the tree's; others come
 * by {@link hep.rootio.Tree#addFriend}.
 *
 * <p>How the bytes of a branch become a column is its {@link hep.rootio.Interpretation}, chosen
 * from the file's own description of its classes when the branch is first asked for. It is a value:
 * it can be printed and compared, and {@link hep.rootio.Tree#with} puts another in its place. A
 * branch that cannot be read says why ({@link hep.rootio.Branch#problem()}) and spoils nothing
 * else.
 *
 * {@snippet :
 * try (RootFile file = RootFile.open(Path.of("run.root"))) {
 *   Tree tree = file.tree("dir/events");
 *   log(tree.branch("status").type()); // int32
 *   Tree unsigned = tree.with("status", new Interpretation.Numeric(NumberType.UINT32));
 *   long[] status = unsigned.read("status").longs("status");
 *   RootObject histogram = file.object("dir/mass;1"); // of any class, through its members
 *   double[] edges = histogram.object("fXaxis").orElseThrow().numbers("fXbins");
 *   if (file.recovered()) {
 *     log("the writer never closed " + file.name());
 *   }
 * }
 * }
 *
 * <p><b>Writing.</b> {@link hep.rootio.RootWriter} makes a file that appears in one piece when it
 * is closed, or adds to one; {@link hep.rootio.TreeWriter} takes columns batch by batch; histograms
 * and graphs are plain records.
 *
 * <p><b>Errors.</b> {@link hep.rootio.RootFormatException}: the file is broken or unknown, with
 * file, object, byte offset, what was expected and found; nothing else comes out of a broken file,
 * and every checksum that the format has is verified. {@link hep.rootio.RootNameException}:
 * something asked for is not there or of another type; it names the nearest. UncheckedIOException:
 * the rest.
 *
 * <p><b>Limits.</b> A column holds at most 2^31 values: read long trees run by run. Whole baskets
 * are decompressed side by side by as many threads as there are processors, or as the system
 * property {@code hep.rootio.threads} says; results do not depend on it. What another file is named
 * for (baskets, friends) is looked for in the folder of the file that names it and nowhere else. No
 * class is ever loaded by a name from a file. Collections whose streamer is a user's own code are
 * passed over.
 */
@NullMarked
package hep.rootio;

import org.jspecify.annotations.NullMarked;
