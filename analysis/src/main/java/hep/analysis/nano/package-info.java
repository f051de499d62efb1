/**
 * Jets of CMS NanoAOD: a flavour tagger and a calibration, each beside what CMS wrote into the same
 * file.
 *
 * <p>{@link hep.analysis.nano.NanoJets} reads events and gives one row a jet: the jet's own
 * branches, secondary vertices around its axis, its first muon and electron, and the density of the
 * event. Truth and the outputs of CMS's taggers and regressions are kept apart and are never
 * inputs. {@link hep.analysis.nano.NanoTagging} and {@link hep.analysis.nano.JetEnergy} learn by
 * boosted trees; each jet is judged by trees that never saw its event.
 *
 * <pre>{@code
 * Task task = NanoTagging.of(JetCuts.defaults(), 5);
 * TaskResult result = task.run(List.of("nano.root:Events"), List.of(), RunOptions.defaults());
 * }</pre>
 *
 * <p>Momenta in GeV, lengths in cm, as in NanoAOD.
 */
@NullMarked
package hep.analysis.nano;

import org.jspecify.annotations.NullMarked;
