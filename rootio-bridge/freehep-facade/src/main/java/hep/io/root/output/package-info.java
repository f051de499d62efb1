/**
 * The writing side of FreeHEP's library over {@link hep.rootio.RootWriter}, as AIDA's root store
 * and programs of its kind use it: directories, texts, histograms and profiles.
 *
 * <pre>{@code
 * try (TFile file = new TFile("plots.root")) {
 *   TH1D mass = new TH1D("mass", 100, 0, 5, contents); // with under- and overflow: 102 numbers
 *   mass.setTitle("Invariant mass");
 *   mass.setEntries(entries);
 *   file.mkdir("plots").add(mass);
 * }
 * }</pre>
 *
 * <p>As before, what is added is written when the file is closed, with the contents it has then.
 * Unlike before, the file comes to be as a whole: a program that fails earlier leaves what was
 * there. Left out: objects of a user's own classes, and attributes of drawing. New programs are
 * better off with {@link hep.rootio.RootWriter}, which writes trees as well.
 */
@NullMarked
package hep.io.root.output;

import org.jspecify.annotations.NullMarked;
