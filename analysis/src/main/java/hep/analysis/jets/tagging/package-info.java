/**
 * Tells two kinds of jets apart by their constituents: recursive networks on trees (Louppe, Cho,
 * Becot, Cranmer, arXiv:1702.00748) and what stands beside them.
 *
 * <p>{@link hep.analysis.jets.tagging.JetSample} holds labelled jets; a {@link
 * hep.analysis.jets.tagging.JetTagger} makes its inputs of them once, and is then trained with as
 * many seeds as wanted; {@link hep.analysis.jets.tagging.TaggerScores} are its figures on test
 * jets, with errors over seeds and statistics; {@link hep.analysis.jets.tagging.JetTaggers} does
 * all of it for several taggers, and {@link hep.analysis.jets.tagging.SavedTagger} applies a saved
 * one. {@link hep.analysis.jets.tagging.EventTagging} tells events apart by networks over their
 * jets.
 *
 * <pre>{@code
 * JetSample jets = JetSample.read(List.of("jets.root:jets"));
 * JetTagger tagger = new RecursiveTagger(TreeTopology.KT, RecursiveTagger.Cell.SIMPLE);
 * Outcome outcome = tagger.prepare(jets, test).fit(RunOptions.defaults());
 * }</pre>
 *
 * <p>Momenta are in GeV. Weights make the spectrum of each class flat in pT.
 */
@NullMarked
package hep.analysis.jets.tagging;

import org.jspecify.annotations.NullMarked;
