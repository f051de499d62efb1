/**
 * Charged and neutral energy told apart cell by cell, by a U-Net on images of the calorimeter
 * (after Di Bello et al., arXiv:2003.08863).
 *
 * <p>{@link hep.analysis.energyflow.ToyOverlaps} makes events of a charged pion, whose track is
 * known, and a neutral pion close by, whose two photons shower into the same cells. {@link
 * hep.analysis.energyflow.OverlapSample} reads them. {@link hep.analysis.energyflow.EnergyFlow}
 * learns the share of neutral energy in every cell and compares the neutral energy that this gives
 * with what is left when the track's momentum times a template of E/p is subtracted, from the sum
 * of all cells and ring by ring around the track.
 *
 * {@snippet :
 * ToyOverlaps.write(Path.of("toy.root"), 5_000, 1);
 * TaskResult result = EnergyFlow.defaults()
 *     .run(List.of("toy.root"), List.of(), RunOptions.defaults().withEpochs(8));
 * Measured width = result.figures().get("resolution_net");
 * }
 *
 * <p>The tree {@code overlaps} has one entry an event: {@code layer_0[cells]} and so on, the
 * energies in GeV, row by row; {@code neutral_0[cells]} and so on, which share of each is neutral
 * (truth); {@code track_p} (GeV), {@code track_x} and {@code track_y} (mm from the middle); {@code
 * neutral_energy}, {@code neutral_x} and {@code neutral_y} of the neutral pion (truth).
 *
 * <p><b>What the toy leaves out</b>, beside what the package {@link hep.analysis.calorimeter} says:
 * a magnetic field and angles, several tracks, neutral hadrons, hadronic layers of another material
 * than the electromagnetic ones, and errors of the track's place. Layers are six, as in the paper,
 * with cells that grow with depth; their sizes are ours.
 */
@NullMarked
package hep.analysis.energyflow;

import org.jspecify.annotations.NullMarked;
