/**
 * Soft collisions of the same bunch crossing: how many there were, and what they add to jets.
 *
 * <p>{@link hep.analysis.pileup.CrossingReader} clusters the calorimeter's clusters of each event
 * with ghosts and gives its {@link hep.analysis.pileup.Crossings}: jets with areas, and the
 * quantities that grow with the number of collisions (ρ, the median of pT over area; vertices along
 * the beam; tracks; clusters). {@link hep.analysis.pileup.PileUp} learns the number of collisions
 * from them, beside a straight line in ρ and one in the number of vertices, and corrects the
 * momenta of jets by ρ times their area.
 *
 * <pre>{@code
 * new ToyPileUp(ToyDetector.standard(), 30).write(Path.of("toy.root"), 1000, 1);
 * TaskResult result = PileUp.defaults().run(List.of("toy.root"), List.of(), RunOptions.defaults());
 * }</pre>
 *
 * <p>Files are trees of events with the branches {@code cluster_e eta phi}, {@code track_pt z0},
 * {@code jet_true_pt eta phi} and {@code collisions}, as {@link hep.analysis.toy.ToyPileUp} writes
 * them. GeV, mm, radians.
 */
@NullMarked
package hep.analysis.pileup;

import org.jspecify.annotations.NullMarked;
