/**
 * What networks see of jets and entries.
 *
 * {@snippet :
 * int[] kept = Selection.parse("jet_pt > 20 && abs(jet_eta) < 2.5").passing(sample.jets());
 * Inputs tracks = TaggingInputs.tracks(sample.only(kept), JetLayout.events());
 * Scaling scaling = Scaling.fit(tracks.values(), trainingRows, tracks.keepsSign());
 * scaling.apply(tracks.values());
 * }
 *
 * <p>{@link hep.analysis.features.Observables} are named columns; a {@link
 * hep.analysis.features.JetSample} holds jets with their tracks as sets; {@link
 * hep.analysis.features.JetLayout} says which branch holds what in the two forms of files; {@link
 * hep.analysis.features.TaggingInputs} makes the inputs of flavour tagging; {@link
 * hep.analysis.features.Scaling} is fitted on the training part only; {@link
 * hep.analysis.features.SpectrumWeights} make classes alike in one quantity; {@link
 * hep.analysis.features.Mirror} says which inputs a reflection turns round.
 */
@NullMarked
package hep.analysis.features;

import org.jspecify.annotations.NullMarked;
