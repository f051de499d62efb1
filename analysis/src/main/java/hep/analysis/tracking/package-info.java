/**
 * Hits of one particle in a small-strip thin gap chamber of four layers, and what finds the one
 * that is missing.
 *
 * <p>{@link hep.analysis.tracking.ToyQuadruplet} simulates charges on strips and writes them as a
 * tree; {@link hep.analysis.tracking.HitSample} reads such trees; {@link
 * hep.analysis.tracking.StraightLine} extrapolates from the clusters of the other layers; {@link
 * hep.analysis.tracking.HitFiller} is a network that chooses among all lines through the peaks of
 * the charges and corrects them; {@link hep.analysis.tracking.MissingHit} compares both.
 *
 * {@snippet :
 * ToyQuadruplet.write(Path.of("toy.root"), ToyQuadruplet.conditions(), 3_000, 1);
 * TaskResult result = new MissingHit(20_000).run(List.of("toy.root"), List.of(), RunOptions.defaults().withEpochs(8));
 * Measured net = result.figures().get("sigma_mm_net_clean");
 * }
 *
 * <p>The tree {@code events} has one entry an event: {@code charge[layers * strips]}, in units of
 * the mean charge of a hit, all strips of the first layer first; {@code position[layers]}, the true
 * place of the track in each layer in mm from the edge of the first strip; {@code
 * efficient[layers]}, 1 where the track left a hit; {@code pitch} and {@code spacing} in mm; {@code
 * condition}, 0 for clean events, 1 with noise, 2 with noise and overlapping hits, -1 where it is
 * not told. Positions and efficiencies are truth.
 *
 * <p><b>What is left out.</b> Wires and pads, the second coordinate, magnetic fields, multiple
 * scattering, timing, saturation and dead channels, misalignment, correlated noise, tracks that
 * cross within one event: overlaps are hits of one layer each, as photons and neutrons leave them.
 * The spacing of the layers is assumed.
 */
@NullMarked
package hep.analysis.tracking;

import org.jspecify.annotations.NullMarked;
